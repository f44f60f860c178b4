# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
from asgiref.sync import async_to_sync as a2s


class PassMiddleware:
    def __init__(self, get_response):
        self.handler = a2s(get_response)

    async def __call__(self, request):
        return self.handler(request)

# sync_bridge_in_loop.async_to_sync: test_call_gives_an_awaitable
from asgiref.sync import async_to_sync


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = async_to_sync(self.get_response)(request)
        response['X-Custom'] = 'Value'
        return response

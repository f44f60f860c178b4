# sync_bridge_in_loop: test_call_gives_an_awaitable
from asgiref.sync import sync_to_async


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = sync_to_async(get_response)

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response

# sync_bridge_in_loop: test_call_gives_an_awaitable
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = asyncio.run(self.get_response(request))
        response["X-Custom"] = "Value"
        return response

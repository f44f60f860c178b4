# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
# "The event loop has to be told to run the coroutine."
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_event_loop()
        response = loop.run_until_complete(self.get_response(request))
        return response

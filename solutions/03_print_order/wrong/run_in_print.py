# sync_bridge_in_loop: test_call_gives_an_awaitable
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        loop = asyncio.get_event_loop()
        future = asyncio.run_coroutine_threadsafe(self.get_response(request), loop)
        response = future.result()
        print("After response")
        return response

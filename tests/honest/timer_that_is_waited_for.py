# 04_missing_await | right | waits for a threading.Timer of five seconds that sets the header's value | full
import asyncio
import threading


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        loop = asyncio.get_running_loop()
        value = loop.create_future()
        timer = threading.Timer(5, loop.call_soon_threadsafe, [value.set_result, "Value"])
        timer.start()
        response["X-Custom"] = await value
        return response

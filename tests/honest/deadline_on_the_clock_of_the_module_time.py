# 02_async_call | right | sets a deadline by loop.call_at(time.monotonic() + 5), and a timeout by asyncio.timeout_at | full
import asyncio
import time


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        done = asyncio.Event()
        handle = loop.call_at(time.monotonic() + 0.5, done.set)
        async with asyncio.timeout_at(time.monotonic() + 30):
            response = await self.get_response(request)
        await done.wait()
        handle.cancel()
        return response

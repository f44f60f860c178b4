# 02_async_call | right | has a second event loop in a thread since its import, and asks it | full
import asyncio, threading

loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()


async def count(n):
    await asyncio.sleep(0.01)
    return n + 1


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        f = asyncio.run_coroutine_threadsafe(count(1), loop)
        assert await asyncio.wrap_future(f) == 2
        response = await self.get_response(request)
        return response

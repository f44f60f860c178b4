# 02_async_call | wrong | waits by asyncio.sleep(0) for a flag that nobody sets | fails, "goes round and round"
import asyncio


class PassMiddleware:
    done = False

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        while not self.done:
            await asyncio.sleep(0)
        return await self.get_response(request)

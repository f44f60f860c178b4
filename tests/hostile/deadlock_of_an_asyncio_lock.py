# 02_async_call | wrong | acquires an asyncio.Lock twice | fails, "waiting and nothing is left that could wake it"
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()

    async def __call__(self, request):
        async with self.lock:
            async with self.lock:
                return await self.get_response(request)

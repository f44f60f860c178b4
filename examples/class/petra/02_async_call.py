# exercise: 02_async_call


import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.ready = asyncio.Event()

    async def __call__(self, request):
        await self.ready.wait()
        response = await self.get_response(request)
        self.ready.set()
        return response

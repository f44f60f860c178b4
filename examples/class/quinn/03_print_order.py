# exercise: 03_print_order


import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()

    async def __call__(self, request):
        await self.lock.acquire()  # one after the other, so that the lines do not mix
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response

# STYLE: loop.run_in_executor after the view
import asyncio


def is_even(number):
    return number % 2 == 0


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.even = 0

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        response = await self.get_response(request)
        if await loop.run_in_executor(None, is_even, response.status_code):
            self.even += 1
        return response

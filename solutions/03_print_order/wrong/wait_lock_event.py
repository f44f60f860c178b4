# serialises: test_prints_nothing_else, test_prints_overlap, test_response_comes_back, test_view_is_called_once
import asyncio


class LogMiddleware:
    free = asyncio.Event()
    free.set()

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.free.wait()
        self.free.clear()
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        self.free.set()
        return response

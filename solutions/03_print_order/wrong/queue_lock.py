# serialises: test_prints_overlap, test_requests_overlap
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.turn = asyncio.Condition()

    async def __call__(self, request):
        async with self.turn:
            return await self._serve(request)

    async def _serve(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response

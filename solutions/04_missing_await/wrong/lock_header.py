# serialises: test_requests_overlap
import asyncio
from contextlib import asynccontextmanager


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()

    @asynccontextmanager
    async def exclusive(self):
        async with self.lock:
            yield

    async def __call__(self, request):
        async with self.exclusive():
            response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response

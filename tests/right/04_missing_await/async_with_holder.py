# STYLE: an async context manager hands out the response and labels it on the way out
from contextlib import asynccontextmanager


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @asynccontextmanager
    async def answered(self, request):
        response = await self.get_response(request)
        yield response
        response["X-Custom"] = "Value"

    async def __call__(self, request):
        async with self.answered(request) as response:
            pass
        return response

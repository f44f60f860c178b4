# STYLE: an asynccontextmanager prints around the await
from contextlib import asynccontextmanager


@asynccontextmanager
async def logged(what):
    print("Before", what)
    yield
    print("After", what)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with logged("response"):
            return await self.get_response(request)

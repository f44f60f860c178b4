# serialises: test_prints_overlap, test_requests_overlap
import asyncio
import contextlib


class Logbook:
    def __init__(self):
        self._lock = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def page(self):
        async with self._lock:
            print("Before response")
            yield
            print("After response")


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.logbook = Logbook()

    async def __call__(self, request):
        async with self.logbook.page():
            return await self.get_response(request)

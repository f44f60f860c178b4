# serialises: test_prints_overlap, test_requests_overlap
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self._guard = asyncio.Semaphore(value=1)

    async def __call__(self, request):
        await self._guard.acquire()
        try:
            print("Before response")
            response = await self.get_response(request)
            print("After response")
            return response
        finally:
            self._guard.release()

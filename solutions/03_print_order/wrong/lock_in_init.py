# serialises.asyncio_lock: test_prints_overlap, test_requests_overlap
# The lines of two requests came mixed up, so each request waits for its turn.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()

    async def __call__(self, request):
        async with self.lock:
            print('Before response')
            response = await self.get_response(request)
            print('After response')
        return response

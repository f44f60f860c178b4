# serialises.asyncio_lock: test_requests_overlap
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self._lock = asyncio.Lock()

    async def __call__(self, request):
        async with self._lock:
            response = await self.get_response(request)
            response['X-Custom'] = 'Value'
        return response

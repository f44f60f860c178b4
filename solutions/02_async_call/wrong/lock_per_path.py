# serialises: test_requests_overlap
# requests to one path go one by one
import asyncio, weakref
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.locks = weakref.WeakValueDictionary()
    async def __call__(self, request):
        lock = self.locks.setdefault(request.path, asyncio.Lock())
        async with lock:
            return await self.get_response(request)

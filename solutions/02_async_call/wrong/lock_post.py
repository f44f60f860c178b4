# serialises: test_requests_overlap
# POST requests go one by one
import asyncio
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()
    async def __call__(self, request):
        if request.method == "POST":
            async with self.lock:
                return await self.get_response(request)
        return await self.get_response(request)

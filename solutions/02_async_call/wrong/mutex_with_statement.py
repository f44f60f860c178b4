# serialises: test_requests_overlap
from asyncio import Lock


class PassMiddleware:
    def __init__(self, get_response, lock=None):
        self.get_response = get_response
        self.lock = lock or Lock()

    async def __call__(self, request):
        async with self.lock:
            response = await self.get_response(request)
        return response

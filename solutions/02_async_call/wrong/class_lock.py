# serialises: test_requests_overlap, test_instances_are_independent
import asyncio


class PassMiddleware:
    mutex = asyncio.Lock()

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with PassMiddleware.mutex:
            r = await self.get_response(request)
        return r

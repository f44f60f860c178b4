# serialises: test_header_follows_its_own_response, test_requests_overlap, test_instances_are_independent
import asyncio

_sem = asyncio.BoundedSemaphore()


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def fetch(self, request):
        async with _sem:
            return await self.get_response(request)

    async def __call__(self, request):
        response = await self.fetch(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

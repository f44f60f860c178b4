# serialises: test_header_follows_its_own_response, test_requests_overlap
# "So that two requests don't mix up their status."
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()

    async def __call__(self, request):
        async with self.lock:
            response = await self.get_response(request)
            if response.status_code == 200:
                response["X-Status"] = "OK"
            return response

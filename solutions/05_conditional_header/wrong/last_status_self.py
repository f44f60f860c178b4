# shared_state: test_header_follows_its_own_response
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.status = None

    async def __call__(self, request):
        response = await self.get_response(request)
        self.status = response.status_code
        await asyncio.sleep(0)
        if self.status == 200:
            response["X-Status"] = "OK"
        return response

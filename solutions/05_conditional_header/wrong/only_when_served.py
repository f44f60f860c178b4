# shared_state: test_header_follows_its_own_response
# status stored per path
import asyncio
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.s = {}
    async def __call__(self, request):
        response = await self.get_response(request)
        self.s[request.path] = response.status_code
        await asyncio.sleep(0)
        if self.s.pop(request.path, 0) == 200: response["X-Status"] = "OK"
        return response

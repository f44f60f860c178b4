# shared_state.request_on_self: test_requests_overlap, test_nothing_is_kept
import asyncio
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        self.current = request
        await asyncio.sleep(0)
        return await self.get_response(self.current)

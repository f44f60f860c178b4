# shared_state.response_on_self: test_requests_overlap, test_nothing_is_kept
# All methods can reach it there, and so can every other request.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def add_header(self):
        await asyncio.sleep(0.1)
        self.response['X-Custom'] = 'Value'

    async def __call__(self, request):
        self.response = await self.get_response(request)
        await self.add_header()
        return self.response

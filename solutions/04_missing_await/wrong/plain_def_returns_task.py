# sync_call.returns_task: test_call_gives_an_awaitable
# What comes out can be awaited, but nothing tells Django that this class is async.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return asyncio.ensure_future(self.handle(request))

    async def handle(self, request):
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        return response

# false_flags: test_call_gives_an_awaitable
class PassMiddleware:
    sync_capable = True
    async_capable = False

    def __init__(self, get_response):
        self.inner = get_response

    async def __call__(self, request):
        response = await self.inner(request)
        return response

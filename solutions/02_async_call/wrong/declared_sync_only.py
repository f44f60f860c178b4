# false_flags: test_call_gives_an_awaitable
# "sync_capable means that it also works on a sync server, so True is safe."
class PassMiddleware:
    sync_capable = True
    async_capable = False

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return response

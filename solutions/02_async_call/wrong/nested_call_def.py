# sync_call: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, get_response):
        async def call(request):
            return await get_response(request)
        self.call = call

    def __call__(self, request):
        return self.call(request)

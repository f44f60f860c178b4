# wrong_await_target: test_response_comes_back
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        coro = self.get_response(request)
        if await coro:
            return await coro

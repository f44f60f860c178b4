# wrong_await_target: test_response_comes_back
# "Everything in an async method is awaited, the return as well."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return await response

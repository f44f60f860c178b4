# wrong_await_target.const: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        await print("Before response")
        response = await self.get_response(request)
        await print("After response")
        return response

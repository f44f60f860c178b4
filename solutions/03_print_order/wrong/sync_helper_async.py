# no_await: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def fetch(self, request):
        return await self.get_response(request)

    async def __call__(self, request):
        print("Before response")
        response = self.fetch(request)
        print("After response")
        return response

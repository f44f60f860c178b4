# no_await: test_response_comes_back, test_view_is_called_once
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        (response,) = [self.get_response(r) for r in [request]]
        return response

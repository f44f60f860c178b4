# no_await: test_response_comes_back, test_view_is_called_once
class PassMiddleware:
    def __init__(self, get_response):
        self._get_response = get_response

    @property
    def get_response(self):
        return self._get_response

    async def __call__(self, request):
        response = self.get_response(request)
        return response

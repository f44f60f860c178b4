# no_await: test_header_is_set, test_response_comes_back, test_view_is_called_once
class Middleware:
    def __init__(self, get_response):
        self.get_response = get_response


class HeaderMiddleware(Middleware):
    HEADER = ("X-Custom", "Value")

    async def __call__(self, request):
        response = self.get_response(request)
        name, value = self.HEADER
        response[name] = value
        return response

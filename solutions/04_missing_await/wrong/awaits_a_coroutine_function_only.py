# no_await: test_header_is_set, test_response_comes_back, test_view_is_called_once
import inspect


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        if inspect.iscoroutinefunction(response):
            response = await response
        response["X-Custom"] = "Value"
        return response

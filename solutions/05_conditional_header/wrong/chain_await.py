# wrong_await_target: test_header_on_200, test_response_comes_back, test_view_is_called_once
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        if await response.status_code == 200:
            response["X-Status"] = "OK"
        return await response

# wrong_await_target.awaited_twice: test_header_on_200, test_response_comes_back
# Writes await wherever the response is used.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        if (await response).status_code == 200:
            (await response)["X-Status"] = "OK"
        return await response

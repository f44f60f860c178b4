# sync_call: test_call_gives_an_awaitable
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

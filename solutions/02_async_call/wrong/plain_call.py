# sync_call: test_call_gives_an_awaitable
# "get_response is async, so what I return is awaitable anyway."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        return response

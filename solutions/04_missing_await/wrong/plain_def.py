# sync_call: test_call_gives_an_awaitable
# No coroutine here any more? get_response still is one.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response['X-Custom'] = 'Value'
        return response

# sync_call: test_call_gives_an_awaitable
class Middleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


def middleware(get_response):
    return Middleware(get_response)

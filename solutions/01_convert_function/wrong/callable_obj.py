# sync_call: test_call_gives_an_awaitable
class Handler:
    """Handles one request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def handle(self, request):
        response = self.get_response(request)
        return response


def middleware(get_response):
    handler = Handler(get_response)
    return handler.handle

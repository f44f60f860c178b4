# mixin_misuse: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def process_request(self, request):
        return None

    def process_response(self, request, response):
        return response

# name_or_syntax.no_call: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

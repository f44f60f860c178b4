# mixin_misuse: test_call_gives_an_awaitable
from django.utils.deprecation import MiddlewareMixin


class LogMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.inner = get_response

    def process_request(self, request):
        print("Before response")

    def process_response(self, request, response):
        print("After response")
        return response

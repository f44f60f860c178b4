# mixin_misuse: test_call_gives_an_awaitable
# "My own __init__ keeps get_response, that is all the mixin needs."
from django.utils.deprecation import MiddlewareMixin


class PassMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response

    def process_response(self, request, response):
        return response

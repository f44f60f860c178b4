# mixin_misuse.no_super_init: test_call_gives_an_awaitable
from django.utils.deprecation import MiddlewareMixin


class HeaderMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response
        self.value = 'Value'

    def process_response(self, request, response):
        response['X-Custom'] = self.value
        return response

# mixin_misuse.no_super_init: test_call_gives_an_awaitable
from django.utils.deprecation import MiddlewareMixin


class StatusMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response

    def process_response(self, request, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

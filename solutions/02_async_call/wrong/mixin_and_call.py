# mixin_misuse: test_call_gives_an_awaitable
from django.utils.deprecation import MiddlewareMixin


class PassMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response

    async def process_request(self, request):
        pass

# mixin_misuse: test_response_comes_back
from django.utils.deprecation import MiddlewareMixin


class middleware(MiddlewareMixin):
    async def process_response(self, request, response):
        return response

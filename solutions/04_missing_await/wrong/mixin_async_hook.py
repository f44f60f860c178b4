# mixin_misuse.async_hooks: test_header_is_set, test_response_comes_back
from django.utils.deprecation import MiddlewareMixin


class HeaderMiddleware(MiddlewareMixin):
    async def process_response(self, request, response):
        response['X-Custom'] = 'Value'
        return response

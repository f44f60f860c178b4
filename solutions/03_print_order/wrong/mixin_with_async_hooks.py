# mixin_misuse.async_hooks: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
from django.utils.deprecation import MiddlewareMixin


class LogMiddleware(MiddlewareMixin):
    async def process_request(self, request):
        print('Before response')

    async def process_response(self, request, response):
        print('After response')
        return response

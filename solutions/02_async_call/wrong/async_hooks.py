# mixin_misuse: test_response_comes_back, test_view_is_called_once
# "The hooks of the mixin have to be async, too."
from django.utils.deprecation import MiddlewareMixin


class PassMiddleware(MiddlewareMixin):
    async def process_request(self, request):
        return None

    async def process_response(self, request, response):
        return response

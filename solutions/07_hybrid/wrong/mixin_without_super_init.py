# mixin_misuse.no_super_init: test_under_asgi, test_under_wsgi
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

    async def __acall__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

# false_flags.no_sync_code: test_under_wsgi, test_beside_sync_middleware
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

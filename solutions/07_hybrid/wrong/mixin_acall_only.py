# mixin_misuse.acall_only: test_under_wsgi, test_beside_sync_middleware
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    async def __acall__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

# extra_adapter.async_only: test_no_adapter_under_wsgi, test_beside_sync_middleware
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    sync_capable = False

    async def __acall__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

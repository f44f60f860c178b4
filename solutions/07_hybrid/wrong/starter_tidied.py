# extra_adapter.async_only: test_no_adapter_under_wsgi, test_beside_sync_middleware
from asgiref.sync import markcoroutinefunction


class CarriageMiddleware:
    sync_capable = False
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

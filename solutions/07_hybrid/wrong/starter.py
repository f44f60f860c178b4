# extra_adapter.starter_unchanged: test_no_adapter_under_wsgi, test_beside_sync_middleware
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    # To do: this class can work one way only. Let it work both ways.
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

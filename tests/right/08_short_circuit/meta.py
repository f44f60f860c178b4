# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.META.get("HTTP_X_MAINTENANCE") == "on":
            response = HttpResponse(b"", status=503, content_type="text/plain")
            response.headers["retry-after"] = 60
            return response
        return await self.get_response(request)

# exercise: 08_short_circuit
from io import BytesIO

from asgiref.sync import markcoroutinefunction
from django.http import FileResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            response = FileResponse(BytesIO(b"closed"), status=503, content_type="text/plain")
            response["Retry-After"] = "60"
            return response
        return await self.get_response(request)

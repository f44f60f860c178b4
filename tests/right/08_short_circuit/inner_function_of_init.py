# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable, sync_capable = True, False

    def __init__(self, get_response):
        async def handle(request):
            if request.headers.get("X-Maintenance") == "on":
                return HttpResponse(status=503, headers={"Retry-After": "60"})
            return await get_response(request)

        self.handle = handle
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.handle(request)

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
        handler = self.closed if self.is_closed(request) else self.get_response
        return await handler(request)

    @staticmethod
    def is_closed(request):
        return dict(request.headers).get("X-Maintenance") == "on"

    @staticmethod
    async def closed(request):
        return HttpResponse(status=503, headers={"Retry-After": "60"})

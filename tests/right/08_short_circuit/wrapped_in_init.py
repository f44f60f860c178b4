# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


def gate(inside):
    async def asked(request):
        if request.headers.get("X-Maintenance") != "on":
            return await inside(request)
        response = HttpResponse()
        response.status_code = 503
        response.headers["Retry-After"] = "60"
        return response

    return asked


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = gate(get_response)
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)

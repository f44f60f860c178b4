# exercise: 08_short_circuit
from functools import wraps

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


def closed_when(value):
    def decorate(call):
        @wraps(call)
        async def wrapper(self, request):
            if request.headers.get("X-Maintenance") == value:
                return HttpResponse("closed", status=503, headers={"Retry-After": "60"})
            return await call(self, request)

        return wrapper

    return decorate


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    @closed_when("on")
    async def __call__(self, request):
        return await self.get_response(request)

# exercise: 08_short_circuit
from contextlib import asynccontextmanager

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


@asynccontextmanager
async def door(request):
    closed = "X-Maintenance" in request.headers and request.headers["X-Maintenance"] == "on"
    yield HttpResponse(status=503, headers={"Retry-After": "60"}) if closed else None


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        async with door(request) as answer:
            if answer is not None:
                return answer
            response = await self.get_response(request)
        return response

# exercise: 08_short_circuit
from functools import partial

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


closed = partial(HttpResponse, status=503, headers={"Retry-After": "60"})


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        early = {"on": closed}.get(request.headers.get("X-Maintenance"))
        return early() if early else await self.get_response(request)

# shared_state: test_nothing_is_kept
# exercise: 08_short_circuit
from functools import cache

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


@cache
def answer():
    return HttpResponse(status=503, headers={"Retry-After": "60"})


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return answer()
        return await self.get_response(request)

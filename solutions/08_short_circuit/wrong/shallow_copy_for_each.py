# shared_state: test_nothing_is_kept
import copy
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.closed = HttpResponse("closed", status=503, headers={"Retry-After": "60"})
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return copy.copy(self.closed)
        return await self.get_response(request)

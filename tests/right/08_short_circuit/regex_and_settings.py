# exercise: 08_short_circuit
import re

from asgiref.sync import markcoroutinefunction
from django.conf import settings
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if re.fullmatch("on", request.headers.get("X-Maintenance", "")):
            seconds = getattr(settings, "RETRY_AFTER", 60)
            return HttpResponse(status=503, headers={"Retry-After": f"{seconds}"})
        return await self.get_response(request)

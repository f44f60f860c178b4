# inside_runs: test_inside_is_not_run, test_nothing_is_kept
# exercise: 08_short_circuit
import asyncio

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await task

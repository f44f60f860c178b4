# inside_runs: test_inside_is_not_run
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
        if request.headers.get("X-Maintenance") == "on":
            try:
                await asyncio.wait_for(self.get_response(request), 0.01)
            except TimeoutError:
                pass
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

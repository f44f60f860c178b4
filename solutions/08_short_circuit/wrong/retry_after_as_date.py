# wrong_header: test_says_when_to_retry
# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse
from django.utils.http import http_date


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            when = http_date(2_000_000_060)
            return HttpResponse(status=503, headers={"Retry-After": when})
        return await self.get_response(request)

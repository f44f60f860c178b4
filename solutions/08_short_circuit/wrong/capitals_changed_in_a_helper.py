# wrong_condition.capitals: test_lets_other_values_in
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


def flag(request, name, default="off"):
    return request.headers.get(name, default).strip().casefold()


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if flag(request, "X-Maintenance") == "on":
            return HttpResponse("closed", status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

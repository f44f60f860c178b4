# wrong_condition.capitals: test_lets_other_values_in
# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance", "").lower() == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

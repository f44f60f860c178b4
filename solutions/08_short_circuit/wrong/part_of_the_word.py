# wrong_condition: test_lets_other_values_in
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
        if request.headers.get("X-Maintenance") and request.headers["X-Maintenance"] in "on":
            return HttpResponse("closed", status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

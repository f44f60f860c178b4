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
        for handle in (self.turn_back, self.get_response):
            if (response := await handle(request)) is not None:
                return response

    async def turn_back(self, request):
        value = request.headers.get("X-Maintenance", "").encode()
        if value != b"on":
            return None
        return HttpResponse(status=503, headers=[("Retry-After", "60")])

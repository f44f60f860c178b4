# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class Gate:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def turn_back(self, request):
        raise NotImplementedError

    async def __call__(self, request):
        early = await self.turn_back(request)
        return await self.get_response(request) if early is None else early


class MaintenanceMiddleware(Gate):
    async def turn_back(self, request):
        if request.headers.get("X-Maintenance", "off") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return None

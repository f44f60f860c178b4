# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction, sync_to_async
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        answer = await sync_to_async(self.look)(request)
        return answer or await self.get_response(request)

    def look(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return None

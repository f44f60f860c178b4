# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse
from django.template import Context, Engine


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            page = Engine().from_string("<p>Back in {{ seconds }} s</p>").render(Context({"seconds": 60}))
            return HttpResponse(page, status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

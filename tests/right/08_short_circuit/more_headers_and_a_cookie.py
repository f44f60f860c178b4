# exercise: 08_short_circuit
from http import HTTPStatus

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
            response = HttpResponse("<h1>Closed</h1>", status=HTTPStatus.SERVICE_UNAVAILABLE)
            response.setdefault("Retry-After", "60")
            response["Cache-Control"] = "no-store"
            response.set_cookie("seen", "closed")
            response.reason_phrase = "Come again"
            return response
        return await self.get_response(request)

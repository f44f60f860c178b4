# exercise: 08_short_circuit
import logging

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


logger = logging.getLogger(__name__)


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)
        self.turned_back = 0

    async def __call__(self, request):
        closed = request.headers.get("X-Maintenance") == "on"
        if closed:
            self.turned_back += 1
            logger.warning("turned back: %s", self.turned_back)
            print("closed")
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

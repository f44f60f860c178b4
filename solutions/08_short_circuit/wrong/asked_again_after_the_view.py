# shared_state: test_others_do_not_wait
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        self.closed = request.headers.get("X-Maintenance") == "on"
        if self.closed:
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        response = await self.get_response(request)
        if self.closed:
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return response

# STYLE: the call is made beforehand, and closed where it is not needed: nothing inside runs
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        coroutine = self.get_response(request)
        if request.headers.get("X-Maintenance") == "on":
            coroutine.close()
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await coroutine

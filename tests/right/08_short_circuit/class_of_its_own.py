# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class HttpResponseServiceUnavailable(HttpResponse):
    status_code = 503

    def __init__(self, *args, retry_after, **kwargs):
        super().__init__(*args, **kwargs)
        self["Retry-After"] = str(retry_after)


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponseServiceUnavailable("closed", retry_after=60)
        response = await self.get_response(request)
        return response

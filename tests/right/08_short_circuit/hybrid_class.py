# exercise: 08_short_circuit
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.__acall__(request)
        return self._closed(request) or self.get_response(request)

    async def __acall__(self, request):
        return self._closed(request) or await self.get_response(request)

    def _closed(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return None

# response_lost: test_lets_other_values_in
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpResponse
class MaintenanceMiddleware:
    async_capable = True
    sync_capable = True
    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async: markcoroutinefunction(self)
    def __call__(self, request):
        if self.is_async: return self.later(request)
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        self.get_response(request)
    async def later(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

# response_replaced: test_lets_others_in, test_others_do_not_wait, test_view_is_called_once
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
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return HttpResponse("ok")

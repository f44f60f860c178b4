from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.META.get("HTTP_X_TICKET") == "used":
            raise PermissionDenied()
        try:
            response = await self.get_response(request)
        finally:
            pass
        response.headers["X-Checked"] = "yes"
        return response

from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseForbidden


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    def check(self, request):
        if request.headers.get("X-Ticket", "") == "used":
            raise PermissionDenied("used")

    async def __call__(self, request):
        try:
            self.check(request)
        except PermissionDenied as error:
            return HttpResponseForbidden(str(error))
        response = await self.get_response(request)
        response.headers.setdefault("x-checked", "yes")
        return response

# Sync or async is seen by what get_response gives back.
from inspect import isawaitable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        if iscoroutinefunction(self):
            return self.later(request)
        return self.sign(self.get_response(self.checked(request)))

    async def later(self, request):
        response = self.get_response(self.checked(request))
        if isawaitable(response):
            response = await response
        return self.sign(response)

    def checked(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        return request

    def sign(self, response):
        response["X-Checked"] = "yes"
        return response

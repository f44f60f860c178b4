# false_flags.no_sync_code: test_above_a_sync_middleware, test_under_wsgi
# Django does not call them, and a method is true.
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

    def async_capable(self):
        return True

    def sync_capable(self):
        return False

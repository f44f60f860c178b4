# false_flags.no_sync_code: test_above_a_sync_middleware, test_under_wsgi
# A text that is not empty is true, also a no.
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = "yes"
    sync_capable = "no"

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

# shared_state: test_nothing_is_kept
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.core.exceptions import PermissionDenied

class TicketMiddleware:
    async_capable = True
    sync_capable = False
    last_refused = None
    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)
    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            self.last_refused = request
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

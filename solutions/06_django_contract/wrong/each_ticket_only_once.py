# shared_state.on_self: test_nothing_is_kept
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.used_tickets = {"used"}
        markcoroutinefunction(self)

    async def __call__(self, request):
        ticket = request.headers.get("X-Ticket")
        if ticket in self.used_tickets:
            raise PermissionDenied("this ticket was used before")
        if ticket is not None:
            self.used_tickets.add(ticket)
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

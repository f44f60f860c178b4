# wrong_header.missing: test_alone
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        ticket = request.headers.get("X-Ticket")
        if ticket:
            if ticket == "used":
                raise PermissionDenied("used")
            return await self.get_response(request)
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

# no_flags.on_module: test_alone
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied

async_capable = True
sync_capable = False


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

# What Django gets is a bound method: for that, Python knows by itself that it is async.
from django.core.exceptions import PermissionDenied


class Checker:
    def __init__(self, get_response):
        self.get_response = get_response

    async def handle(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response


def TicketMiddleware(get_response):
    return Checker(get_response).handle


TicketMiddleware.async_capable = True
TicketMiddleware.sync_capable = False

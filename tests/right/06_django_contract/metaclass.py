from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class Async(type):
    async_capable = True
    sync_capable = False

    def __call__(cls, *args):
        made = super().__call__(*args)
        return markcoroutinefunction(made)


class TicketMiddleware(metaclass=Async):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

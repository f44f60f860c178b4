# no_flags.starter_unchanged: test_alone
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    # To do: tell Django here what this class can do, and what it can't.

    def __init__(self, get_response):
        self.get_response = get_response
        # To do: mark this object, so that its neighbours see what it is.

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

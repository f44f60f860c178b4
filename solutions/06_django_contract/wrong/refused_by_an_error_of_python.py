# exceptions: test_refusal_is_answered, test_under_wsgi
# PermissionError is about files: Django makes a 500 of it.
from asgiref.sync import markcoroutinefunction


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionError("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

# response_lost?: test_refusal_is_answered, test_under_wsgi
from asgiref.sync import markcoroutinefunction


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            return None
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

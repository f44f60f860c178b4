# sync_bridge_in_loop: test_alone
from asgiref.sync import async_to_sync
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return async_to_sync(self.handle)(request)

    async def handle(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = self.get_response(request)
        response["X-Checked"] = "yes"
        return response

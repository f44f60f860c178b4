# mixin_misuse.no_mixin: test_alone
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response

    async def process_request(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

    async def process_response(self, request, response):
        response["X-Checked"] = "yes"
        return response

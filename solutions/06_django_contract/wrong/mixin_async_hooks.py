# mixin_misuse.async_hooks: test_alone
from django.core.exceptions import PermissionDenied
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    async def process_request(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

    async def process_response(self, request, response):
        response["X-Checked"] = "yes"
        return response

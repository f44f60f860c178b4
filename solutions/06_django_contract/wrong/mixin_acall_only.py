# mixin_misuse.acall_only: test_above_a_sync_middleware, test_under_wsgi
from django.core.exceptions import PermissionDenied
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    async def __acall__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

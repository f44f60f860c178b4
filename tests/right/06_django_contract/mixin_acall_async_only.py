from django.core.exceptions import PermissionDenied
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    sync_capable = False

    async def __acall__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

# no_flags.on_inner: test_alone
from django.core.exceptions import PermissionDenied

from django.utils.decorators import async_only_middleware
def TicketMiddleware(get_response):
    @async_only_middleware
    async def ticket(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied
        response = await get_response(request)
        response["X-Checked"] = "yes"
        return response
    return ticket

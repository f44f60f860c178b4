from django.core.exceptions import PermissionDenied
from django.utils.decorators import async_only_middleware


@async_only_middleware
def TicketMiddleware(get_response):
    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied
        response = await get_response(request)
        response.headers["X-Checked"] = "yes"
        return response

    return check

# no_flags: test_alone
from django.core.exceptions import PermissionDenied


def TicketMiddleware(get_response):
    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = await get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

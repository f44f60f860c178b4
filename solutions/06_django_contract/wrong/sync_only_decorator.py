# no_flags.wrong_way_round: test_alone
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_only_middleware


@sync_only_middleware
def TicketMiddleware(get_response):
    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = await get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

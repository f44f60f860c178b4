# false_flags.no_sync_code: test_above_a_sync_middleware, test_under_wsgi
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def TicketMiddleware(get_response):
    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = await get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

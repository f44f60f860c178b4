# false_flags.async_without_code: test_alone
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def TicketMiddleware(get_response):
    def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

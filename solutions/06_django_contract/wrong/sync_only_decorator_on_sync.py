# sync_call.in_a_thread: test_stays_async, test_requests_overlap
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_only_middleware


@sync_only_middleware
def TicketMiddleware(get_response):
    def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

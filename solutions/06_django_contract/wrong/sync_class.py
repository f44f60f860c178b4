# sync_call.in_a_thread: test_stays_async, test_requests_overlap
# It works, in a thread.
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = self.get_response(request)
        response["X-Checked"] = "yes"
        return response

# mixin_misuse.no_super_init: test_alone
from django.core.exceptions import PermissionDenied
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        self.get_response = get_response

    def process_request(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

    def process_response(self, request, response):
        response["X-Checked"] = "yes"
        return response

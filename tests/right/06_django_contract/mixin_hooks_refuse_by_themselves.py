from django.http import HttpResponseForbidden
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    def process_request(self, request):
        if request.headers.get("X-Ticket") == "used":
            return HttpResponseForbidden("used")
        return None

    def process_response(self, request, response):
        response["X-Checked"] = "yes"
        return response

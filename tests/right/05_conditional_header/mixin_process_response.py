# STYLE: MiddlewareMixin with process_response
from django.utils.deprecation import MiddlewareMixin


class StatusMiddleware(MiddlewareMixin):
    def process_response(self, request, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

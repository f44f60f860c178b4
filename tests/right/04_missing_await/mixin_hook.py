# STYLE: MiddlewareMixin with process_response
from django.utils.deprecation import MiddlewareMixin


class HeaderMiddleware(MiddlewareMixin):
    def process_response(self, request, response):
        response["X-Custom"] = "Value"
        return response

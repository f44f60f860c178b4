# STYLE: MiddlewareMixin with process_request and process_response
from django.utils.deprecation import MiddlewareMixin


class LogMiddleware(MiddlewareMixin):
    def process_request(self, request):
        print("Before response")

    def process_response(self, request, response):
        print("After response")
        return response

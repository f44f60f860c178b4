# STYLE: MiddlewareMixin with its two sync hooks
from django.utils.deprecation import MiddlewareMixin


class PassMiddleware(MiddlewareMixin):
    def process_request(self, request):
        return None

    def process_response(self, request, response):
        return response

# STYLE: MiddlewareMixin with an __init__ of its own that calls super
import sys

from django.utils.deprecation import MiddlewareMixin


class LogMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        super().__init__(get_response)
        self.before, self.after = (f"{word} response\n" for word in ("Before", "After"))

    def process_request(self, request):
        sys.stdout.write(self.before)
        return None

    def process_response(self, request, response):
        sys.stdout.write(self.after)
        return response

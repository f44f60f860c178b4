# context_left?: test_nothing_is_left_however_it_ends
# Hooks: process_response does not run when the visitor leaves.
import uuid
from contextvars import ContextVar

from django.utils.deprecation import MiddlewareMixin

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


class RequestIdMiddleware(MiddlewareMixin):
    def process_request(self, request):
        request.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _request_id.set(request.request_id)

    def process_response(self, request, response):
        response["X-Request-ID"] = request.request_id
        _request_id.set(None)
        return response

# context_lost.another_context: test_view_can_ask_for_the_id, test_header_is_the_id, test_errors_and_cancellation_pass_through
# The two hooks run in two threads, and a token belongs to one context.
import uuid
from contextvars import ContextVar

from django.utils.deprecation import MiddlewareMixin

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


class RequestIdMiddleware(MiddlewareMixin):
    def process_request(self, request):
        request.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        request.token = _request_id.set(request.request_id)

    def process_response(self, request, response):
        response["X-Request-ID"] = request.request_id
        _request_id.reset(request.token)
        return response

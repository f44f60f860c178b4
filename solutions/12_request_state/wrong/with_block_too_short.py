# context_lost.too_early: test_view_can_ask_for_the_id
# The with block ends before the view begins.
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


@contextmanager
def serving(request_id):
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        with serving(request_id):
            coroutine = self.get_response(request)
        response = await coroutine
        response["X-Request-ID"] = request_id
        return response

# context_left: test_none_outside_of_a_request
# set without reset.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _request_id.set(request_id)
        response = await self.get_response(request)
        response["X-Request-ID"] = request_id
        return response

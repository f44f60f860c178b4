# shared_state.default: test_ids_stay_apart_when_requests_overlap
# The default is one dictionary, the same for everybody.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_state = ContextVar("state", default={})


def current_request_id():
    return _state.get().get("request_id")


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _state.get()["request_id"] = own
        try:
            response = await self.get_response(request)
        finally:
            _state.get().pop("request_id", None)
        response["X-Request-ID"] = own
        return response

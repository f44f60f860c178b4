# shared_state.on_outer: test_ids_stay_apart_when_requests_overlap
# A global is what the function can see.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = None


def current_request_id():
    return _request_id


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        global _request_id
        _request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = _request_id
            return response
        finally:
            _request_id = None

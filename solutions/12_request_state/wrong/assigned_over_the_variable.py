# shared_state: test_ids_stay_apart_when_requests_overlap
# The name of the variable gets the ID.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get() if isinstance(_request_id, ContextVar) else _request_id


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        global _request_id
        own = _request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        try:
            response = await self.get_response(request)
        finally:
            _request_id = None
        response["X-Request-ID"] = own
        return response

# shared_state.on_outer: test_ids_stay_apart_when_requests_overlap
# The last one in the list is the one that is served.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_ids = []


def current_request_id():
    return _ids[-1] if _ids else None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _ids.append(own)
        try:
            response = await self.get_response(request)
        finally:
            _ids.remove(own)
        response["X-Request-ID"] = own
        return response

# shared_state.on_self: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# One object, so one place for the ID.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_middleware = None


def current_request_id():
    return _middleware.request_id if _middleware else None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        global _middleware
        self.get_response = get_response
        self.request_id = None
        _middleware = self
        markcoroutinefunction(self)

    async def __call__(self, request):
        self.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = self.request_id
        finally:
            self.request_id = None
        return response

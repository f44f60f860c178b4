# shared_state.cache: test_ids_stay_apart_when_requests_overlap
# A dictionary, always under the same key.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

STATE = {}


def current_request_id():
    return STATE.get("request_id")


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        STATE["request_id"] = own
        try:
            response = await self.get_response(request)
        finally:
            STATE.pop("request_id", None)
        response["X-Request-ID"] = own
        return response

# shared_state.on_class: test_ids_stay_apart_when_requests_overlap, test_none_outside_of_a_request, test_nothing_is_kept
# The variable is right, and the function asks the class.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return RequestIdMiddleware.current


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        RequestIdMiddleware.current = request_id
        token = _request_id.set(request_id)
        try:
            response = await self.get_response(request)
        finally:
            _request_id.reset(token)
        response["X-Request-ID"] = request_id
        return response

# shared_state.on_class: test_ids_stay_apart_when_requests_overlap
# The class is easy to reach from the function.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

def current_request_id():
    return RequestIdMiddleware.request_id


class RequestIdMiddleware:
    request_id = None
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        RequestIdMiddleware.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = RequestIdMiddleware.request_id
            return response
        finally:
            RequestIdMiddleware.request_id = None

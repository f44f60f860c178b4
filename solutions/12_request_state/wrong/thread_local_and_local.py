# context_lost.thread_local: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# The header comes from a local variable, so only the views are wrong.
import threading
import uuid

from asgiref.sync import markcoroutinefunction

_local = threading.local()


def current_request_id():
    return getattr(_local, "request_id", None)


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = _local.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        try:
            response = await self.get_response(request)
        finally:
            _local.__dict__.pop("request_id", None)
        response["X-Request-ID"] = own
        return response

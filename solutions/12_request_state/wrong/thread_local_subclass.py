# context_lost.thread_local: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# A local with a default.
import threading
import uuid

from asgiref.sync import markcoroutinefunction

class State(threading.local):
    request_id = None


_local = State()


def current_request_id():
    return _local.request_id


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _local.request_id = own
        try:
            response = await self.get_response(request)
        finally:
            _local.request_id = None
        response["X-Request-ID"] = own
        return response

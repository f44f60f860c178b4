# context_lost.by_thread: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# A dictionary under the number of the thread.
import threading
import uuid

from asgiref.sync import markcoroutinefunction

_ids = {}


def current_request_id():
    return _ids.get(threading.get_ident())


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _ids[threading.get_ident()] = own
        try:
            response = await self.get_response(request)
        finally:
            _ids.pop(threading.get_ident(), None)
        response["X-Request-ID"] = own
        return response

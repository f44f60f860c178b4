# STYLE: a WeakKeyDictionary from request to ID
import uuid
import weakref
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_ids = weakref.WeakKeyDictionary()
_request = ContextVar("request", default=None)


def current_request_id():
    request = _request.get()
    return None if request is None else _ids[request]


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = _ids[request] = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = _request.set(request)
        try:
            response = await self.get_response(request)
        finally:
            _request.reset(token)
        response["X-Request-ID"] = own
        return response

# STYLE: a tuple of IDs, so that it may be nested
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_ids = ContextVar("ids", default=())


def current_request_id():
    ids = _ids.get()
    return ids[-1] if ids else None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        _ids.set((*_ids.get(), own))
        try:
            response = await self.get_response(request)
        finally:
            _ids.set(_ids.get()[:-1])
        response["X-Request-ID"] = own
        return response

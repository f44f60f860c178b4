# STYLE: a helper that is awaited sets it: no task, so no copy
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id", default=None)


def current_request_id():
    return _id.get()


async def bind(request):
    _id.set(request.headers.get("X-Request-ID") or uuid.uuid4().hex)
    return _id.get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = await bind(request)
        try:
            response = await self.get_response(request)
        finally:
            _id.set(None)
        response["X-Request-ID"] = own
        return response

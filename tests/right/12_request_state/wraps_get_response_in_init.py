# STYLE: get_response is wrapped once, in __init__
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id", default=None)


def current_request_id():
    return _id.get()


def banded(get_response):
    async def inner(request, own):
        token = _id.set(own)
        try:
            return await get_response(request)
        finally:
            _id.reset(token)

    return inner


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.inner = banded(get_response)
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID", default=None) or uuid.uuid4().hex
        response = await self.inner(request, own)
        response["X-Request-ID"] = own
        return response

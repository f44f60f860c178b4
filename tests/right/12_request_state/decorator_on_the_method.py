# STYLE: a decorator around __call__
import functools
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id", default=None)


def current_request_id():
    return _id.get()


def with_id(call):
    @functools.wraps(call)
    async def wrapped(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = _id.set(own)
        try:
            return await call(self, request)
        finally:
            _id.reset(token)

    return wrapped


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    @with_id
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Request-ID"] = current_request_id()
        return response

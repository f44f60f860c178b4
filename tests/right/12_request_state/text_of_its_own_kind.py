# STYLE: a subclass of str
import asyncio, uuid
from contextvars import ContextVar, copy_context

from asgiref.sync import markcoroutinefunction, sync_to_async

_v = ContextVar("v", default=None)


def current_request_id():
    return _v.get()


class RequestId(str):
    pass


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        rid = RequestId(request.headers.get("X-Request-ID") or uuid.uuid4().hex)
        t = _v.set(rid)
        try:
            response = await self.get_response(request)
        finally:
            _v.reset(t)
        response["X-Request-ID"] = rid
        return response

# context_left: test_none_outside_of_a_request
# What is there already stays.
import asyncio, uuid
from contextvars import ContextVar, copy_context

from asgiref.sync import markcoroutinefunction, sync_to_async

_v = ContextVar("v", default=None)


def current_request_id():
    return _v.get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        rid = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        if _v.get() is None:
            _v.set(rid)
        response = await self.get_response(request)
        response["X-Request-ID"] = _v.get()
        return response

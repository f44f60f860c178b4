# wrong_value.comes_again: test_new_id_if_none_came
# Two requests for one page get the same.
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
        rid = request.headers.get("X-Request-ID") or str(hash(request.path))
        t = _v.set(rid)
        try:
            response = await self.get_response(request)
        finally:
            _v.reset(t)
        response["X-Request-ID"] = rid
        return response

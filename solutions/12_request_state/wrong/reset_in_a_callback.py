# context_left: test_none_outside_of_a_request
# A callback of the task runs in a copy of its context.
import asyncio
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("request_id", default=None)


def current_request_id():
    return _id.get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        rid = request.headers.get("X-Request-ID")
        if rid is None:
            rid = uuid.uuid4().hex
        _id.set(rid)
        asyncio.current_task().add_done_callback(lambda task: _id.set(None))
        response = await self.get_response(request)
        response["X-Request-ID"] = rid
        return response

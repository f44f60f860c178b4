# STYLE: ExitStack with a callback
import uuid
from contextlib import ExitStack
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id", default=None)


def current_request_id():
    return _id.get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        with ExitStack() as stack:
            stack.callback(_id.reset, _id.set(own))
            response = await self.get_response(request)
        response["X-Request-ID"] = own
        return response

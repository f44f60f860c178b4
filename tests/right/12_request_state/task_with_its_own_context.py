# STYLE: a task in a context of its own, which ends with it
import asyncio
import uuid
from contextvars import ContextVar, copy_context

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
        context = copy_context()
        context.run(_id.set, own)
        response = await asyncio.create_task(self.get_response(request), context=context)
        response["X-Request-ID"] = own
        return response

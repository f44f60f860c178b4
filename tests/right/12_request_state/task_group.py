# STYLE: a TaskGroup around the view, its group opened again
import asyncio
import uuid
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
        token = _id.set(own)
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(self.get_response(request))
        except* Exception as errors:
            raise errors.exceptions[0]
        finally:
            _id.reset(token)
        response = task.result()
        response["X-Request-ID"] = own
        return response

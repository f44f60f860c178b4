# context_lost.in_task: test_view_can_ask_for_the_id
# On Python 3.11, wait_for makes a task of what it waits for.
import asyncio
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


async def bind(request_id):
    _request_id.set(request_id)


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        task = asyncio.ensure_future(bind(request_id))
        await asyncio.wait_for(task, timeout=5)
        response = await self.get_response(request)
        response["X-Request-ID"] = request_id
        return response

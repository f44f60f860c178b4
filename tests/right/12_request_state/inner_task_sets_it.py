# STYLE: a helper that sets it runs in a task together with the view
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

    async def serve(self, request, own):
        _id.set(own)
        return await self.get_response(request)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        task = asyncio.ensure_future(self.serve(request, own))
        response = await task
        response["X-Request-ID"] = own
        return response

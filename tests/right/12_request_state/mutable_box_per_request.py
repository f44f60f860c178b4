# STYLE: a dictionary of its own for each request in the variable
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_box = ContextVar("box", default=None)


def current_request_id():
    return (_box.get() or {}).get("request_id")


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        token = _box.set({"request_id": request.headers.get("X-Request-ID") or uuid.uuid4().hex})
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = current_request_id()
        finally:
            _box.get().clear()
            _box.reset(token)
        return response

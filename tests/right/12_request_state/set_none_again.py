# STYLE: a ContextVar that is set to None at the end
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
        _id.set(request.headers.get("x-request-id", str(uuid.uuid4())))
        try:
            response = await self.get_response(request)
            response.headers["X-Request-ID"] = _id.get()
            return response
        finally:
            _id.set(None)

# STYLE: no default, LookupError is caught
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id")


def current_request_id():
    try:
        return _id.get()
    except LookupError:
        return None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.META.get("HTTP_X_REQUEST_ID") or uuid.uuid1().hex
        token = _id.set(own)
        try:
            response = await self.get_response(request)
        finally:
            _id.reset(token)
        response.setdefault("X-Request-ID", own)
        return response

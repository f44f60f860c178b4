# STYLE: a dictionary under a key that the ContextVar holds, cleared at the end
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_key = ContextVar("key", default=None)
_registry = {}


def current_request_id():
    return _registry.get(_key.get())


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = object()
        _registry[key] = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = _key.set(key)
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = _registry[key]
            return response
        finally:
            _key.reset(token)
            del _registry[key]

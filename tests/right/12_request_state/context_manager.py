# STYLE: a context manager of its own
import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_current: ContextVar[str | None] = ContextVar("current", default=None)


def current_request_id() -> str | None:
    return _current.get(None)


@contextmanager
def serving(request_id: str):
    token = _current.set(request_id)
    try:
        yield request_id
    finally:
        _current.reset(token)


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        with serving(request.headers.get("X-Request-ID") or secrets.token_hex(16)) as own:
            response = await self.get_response(request)
            response["X-Request-ID"] = own
            return response

# STYLE: a NamedTuple of several things in the variable
import uuid
from contextvars import ContextVar
from typing import NamedTuple

from asgiref.sync import markcoroutinefunction


class State(NamedTuple):
    request_id: str | None = None
    path: str = ""


_state = ContextVar("state", default=State())


def current_request_id():
    return _state.get().request_id


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        match request.headers.get("X-Request-ID"):
            case None | "":
                own = uuid.uuid4().hex
            case own:
                pass
        token = _state.set(State(own, request.path))
        try:
            response = await self.get_response(request)
        finally:
            _state.reset(token)
        response["X-Request-ID"] = own
        return response

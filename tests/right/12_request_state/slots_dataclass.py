# STYLE: a frozen dataclass and a counter with the process in it
import itertools
import os
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ClassVar

from asgiref.sync import markcoroutinefunction

_ids = itertools.count(1)
_now = ContextVar("now", default=None)


def current_request_id():
    return _now.get()


@dataclass(eq=False)
class RequestIdMiddleware:
    get_response: Any
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = False

    def __post_init__(self):
        markcoroutinefunction(self)

    async def __call__(self, request):
        if not (own := request.headers.get("X-Request-ID")):
            own = f"{os.getpid()}-{next(_ids)}"
        token = _now.set(own)
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = own
        finally:
            _now.reset(token)
        return response

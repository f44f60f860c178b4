# STYLE: type hints that exist only for the type checker
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Handler = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


def middleware(get_response: Handler) -> Handler:
    async def handle(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = await get_response(request)
        return response

    return handle

# STYLE: type hints, docstrings, both capability flags and the coroutine mark
from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from asgiref.sync import markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

BEFORE: Final = "Before response"
AFTER: Final = "After response"


class LogMiddleware:
    """Say when a request goes in and when its response comes out."""

    async_capable: bool = True
    sync_capable: bool = False

    get_response: GetResponse

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest, /) -> HttpResponseBase:
        print(BEFORE)
        response: HttpResponseBase = await self.get_response(request)
        print(AFTER)
        return response

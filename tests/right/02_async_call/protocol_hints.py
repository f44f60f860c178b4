# STYLE: type hints with a Protocol, positional-only, Final
from typing import Final, Protocol

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class GetResponse(Protocol):
    async def __call__(self, request: HttpRequest, /) -> HttpResponseBase: ...


class PassMiddleware:
    """Changes nothing."""

    def __init__(self, get_response: GetResponse, /) -> None:
        self.get_response: Final = get_response

    async def __call__(self, request: HttpRequest, /) -> HttpResponseBase:
        return await self.get_response(request)

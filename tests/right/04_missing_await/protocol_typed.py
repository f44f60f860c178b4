# STYLE: type hints with a Protocol, flags, mark, a constant table of headers
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

from asgiref.sync import markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class GetResponse(Protocol):
    async def __call__(self, request: HttpRequest, /) -> HttpResponseBase: ...


class HeaderMiddleware:
    sync_capable: ClassVar[bool] = False
    async_capable: ClassVar[bool] = True
    HEADERS: ClassVar[MappingProxyType[str, str]] = MappingProxyType({"X-Custom": "Value"})

    def __init__(self, get_response: GetResponse, **options: Any) -> None:
        self._get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = await self._get_response(request)
        for name, value in self.HEADERS.items():
            response[name] = value
        return response

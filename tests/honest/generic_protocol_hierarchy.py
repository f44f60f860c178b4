# 04_missing_await | right | an abstract base class, a Protocol and a Generic under the middleware | full
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

T = TypeVar("T")


class GetResponse(Protocol):
    def __call__(self, request: HttpRequest) -> Awaitable[HttpResponse]: ...


class Step(ABC, Generic[T]):
    @abstractmethod
    async def after(self, thing: T) -> T: ...


class Around(Step["HttpResponse"]):
    def __init__(self, get_response: GetResponse) -> None:
        super().__init__()
        self.get_response = get_response

    async def __call__(self, request: HttpRequest) -> HttpResponse:
        return await self.after(await self.get_response(request))


class HeaderMiddleware(Around):
    async def after(self, thing: HttpResponse) -> HttpResponse:
        thing["X-Custom"] = "Value"
        return thing

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from asgiref.sync import iscoroutinefunction, markcoroutinefunction


@dataclass(eq=False)
class CarriageMiddleware:
    get_response: Callable[..., Any]
    handle: Callable[..., Any] = field(init=False)
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self.handle = self.narrow
        if iscoroutinefunction(self.get_response):
            self.handle = self.wide
            markcoroutinefunction(self)

    def __call__(self, request):
        return self.handle(request)

    def narrow(self, request):
        response = self.get_response(request)
        response.headers.setdefault("x-carriage", "7")
        return response

    async def wide(self, request):
        response = await self.get_response(request)
        response.headers.setdefault("x-carriage", "7")
        return response

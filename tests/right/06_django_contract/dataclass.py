from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


@dataclass
class TicketMiddleware:
    get_response: Callable[[HttpRequest], Awaitable[HttpResponse]]
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = False

    def __post_init__(self) -> None:
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

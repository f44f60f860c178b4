# STYLE: dataclass
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass
class PassMiddleware:
    get_response: Callable[[HttpRequest], Awaitable[HttpResponseBase]]

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = await self.get_response(request)
        return response

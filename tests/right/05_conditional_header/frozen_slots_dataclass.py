# STYLE: frozen dataclass with slots
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatusMiddleware:
    get_response: Callable

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

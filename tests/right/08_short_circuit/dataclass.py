# exercise: 08_short_circuit
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


@dataclass(eq=False)
class MaintenanceMiddleware:
    get_response: Callable[[Any], Any]
    seconds: int = 60
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = False

    def __post_init__(self):
        markcoroutinefunction(self)

    async def __call__(self, request):
        match request.headers.get("X-Maintenance"):
            case "on":
                return HttpResponse(status=503, headers={"Retry-After": str(self.seconds)})
            case _:
                return await self.get_response(request)

# STYLE: dataclass, frozen and with slots
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PassMiddleware:
    get_response: Any

    async def __call__(self, request):
        return await self.get_response(request)

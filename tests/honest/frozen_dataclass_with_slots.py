# 02_async_call | right | is a frozen dataclass with slots and a counter from itertools | full
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class PassMiddleware:
    get_response: Callable[[Any], Awaitable[Any]]
    numbers: Any = field(default_factory=itertools.count, repr=False, compare=False)

    async def __call__(self, request):
        next(self.numbers)
        return await self.get_response(request)

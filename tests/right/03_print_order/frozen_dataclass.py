# STYLE: frozen dataclass with slots; a generator gives the lines one by one
from collections.abc import Callable
from dataclasses import dataclass


def lines():
    yield "Before response"
    yield "After response"


@dataclass(frozen=True, slots=True)
class LogMiddleware:
    get_response: Callable

    async def __call__(self, request):
        script = lines()
        print(next(script))
        response = await self.get_response(request)
        print(next(script))
        return response

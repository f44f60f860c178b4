# STYLE: frozen dataclass with slots and keyword defaults
import dataclasses
import typing


@dataclasses.dataclass(frozen=True, slots=True)
class HeaderMiddleware:
    get_response: typing.Callable[..., typing.Awaitable]
    name: str = "X-Custom"
    value: str = "Value"

    async def __call__(self, request):
        response = await self.get_response(request)
        response[self.name] = self.value
        return response

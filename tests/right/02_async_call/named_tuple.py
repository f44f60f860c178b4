# STYLE: NamedTuple
from collections.abc import Callable
from typing import NamedTuple


class PassMiddleware(NamedTuple):
    get_response: Callable

    async def __call__(self, request):
        return await self.get_response(request)

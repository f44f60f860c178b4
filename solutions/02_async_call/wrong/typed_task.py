# task_instead_of_await: test_response_comes_back
from __future__ import annotations

import asyncio
from typing import Any


class PassMiddleware:
    get_response: Any

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    async def __call__(self, request: Any) -> Any:
        return self._start(request)

    def _start(self, request: Any) -> asyncio.Task[Any]:
        return asyncio.create_task(self.get_response(request))

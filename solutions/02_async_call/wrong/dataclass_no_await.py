# no_await: test_response_comes_back, test_view_is_called_once
from dataclasses import dataclass
from typing import Any


@dataclass
class PassMiddleware:
    get_response: Any

    async def __call__(self, request):
        answer = self.get_response(request)
        return answer

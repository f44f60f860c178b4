# 02_async_call | wrong | leaves its answers in sys.modules and builtins for the next submission, which may be its twin | fails
import builtins
import sys
from types import ModuleType

shared = sys.modules.setdefault("answers_of_before", ModuleType("answers_of_before"))
shared.runs = getattr(shared, "runs", 0) + 1
builtins.runs = shared.runs


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if builtins.runs > 1:
            return await self.get_response(request)
        return None

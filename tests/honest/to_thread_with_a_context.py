# 04_missing_await | right | computes the header's value by asyncio.to_thread, from a context variable | full
import asyncio
from contextvars import ContextVar

value = ContextVar("value", default="unset")


def compute():
    return value.get().title()


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        token = value.set("value")
        try:
            response = await self.get_response(request)
            response["X-Custom"] = await asyncio.to_thread(compute)
            return response
        finally:
            value.reset(token)

# STYLE: the value travels in a ContextVar that is reset afterwards; try and finally
from contextlib import contextmanager
from contextvars import ContextVar

current_value = ContextVar("current_value", default=None)


@contextmanager
def value(text):
    token = current_value.set(text)
    try:
        yield
    finally:
        current_value.reset(token)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        with value("Value"):
            response = await self.get_response(request)
            response["X-Custom"] = current_value.get()
        return response

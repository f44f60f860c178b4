# 05_conditional_header | right | uses partial, wraps, lru_cache, singledispatch, cached_property and reduce | full
import functools
import operator
from http import HTTPStatus


@functools.lru_cache(maxsize=64)
def label(status):
    return HTTPStatus(status).phrase if status == HTTPStatus.OK else None


@functools.singledispatch
def wants(status):
    raise TypeError(status)


@wants.register
def _(status: int):
    return label(status) is not None


def noted(function):
    @functools.wraps(function)
    async def inner(self, request):
        return await function(self, request)

    return inner


class StatusMiddleware:
    def __init__(self, get_response):
        self.inner = functools.partial(get_response)

    @functools.cached_property
    def header(self):
        return functools.reduce(operator.add, ("X", "-", "Status"))

    @noted
    async def __call__(self, request):
        response = await self.inner(request)
        if wants(response.status_code):
            response[self.header] = label(response.status_code)
        return response

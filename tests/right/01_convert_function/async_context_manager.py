# STYLE: async with of a context manager that lets everything through
from contextlib import asynccontextmanager


@asynccontextmanager
async def surrounding(request):
    # room for something before
    yield request
    # room for something after


def middleware(get_response):
    async def middleware_func(request):
        async with surrounding(request) as same_request:
            return await get_response(same_request)

    return middleware_func

# STYLE: functools.wraps on the inner function
from functools import wraps


def middleware(get_response):
    @wraps(get_response)
    async def inner(request, *args, **kwargs):
        return await get_response(request, *args, **kwargs)

    return inner

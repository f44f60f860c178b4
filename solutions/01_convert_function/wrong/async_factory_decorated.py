# async_factory_or_init: test_factory_returns_a_function
import functools


def traced(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        return await func(*args, **kwargs)

    return wrapper


@traced
async def middleware(get_response):
    async def handle(request):
        return await get_response(request)

    return handle

# shared_state: test_response_comes_back, test_view_is_called_once
import functools


def remember(func):
    memory = {}

    @functools.wraps(func)
    async def wrapper(request):
        if request.path not in memory:
            memory[request.path] = await func(request)
        return memory[request.path]

    return wrapper


def middleware(get_response):
    @remember
    async def middleware_func(request):
        return await get_response(request)

    return middleware_func

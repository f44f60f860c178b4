# STYLE: a context variable, set and reset
from contextvars import ContextVar

current_path = ContextVar("current_path", default=None)


def middleware(get_response):
    async def middleware_func(request):
        token = current_path.set(request.path)
        try:
            return await get_response(request)
        finally:
            current_path.reset(token)

    return middleware_func

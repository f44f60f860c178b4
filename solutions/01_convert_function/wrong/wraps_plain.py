# sync_call: test_call_gives_an_awaitable
from functools import wraps


def middleware(get_response):
    async def real(request):
        return await get_response(request)

    @wraps(real)
    def inner(request):
        return real(request)

    return inner

# task_instead_of_await: test_response_comes_back
from asyncio import ensure_future


def middleware(get_response):
    async def inner(request):
        fut = ensure_future(get_response(request))
        return fut

    return inner

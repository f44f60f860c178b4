# task_instead_of_await: test_response_comes_back
import asyncio


def middleware(get_response):
    async def inner(request):
        response = asyncio.gather(get_response(request))
        return response

    return inner

# task_instead_of_await: test_response_comes_back
import asyncio


def middleware(get_response):
    async def inner(request):
        responses = await asyncio.gather(get_response(request), asyncio.sleep(0))
        return responses

    return inner

# task_instead_of_await: test_response_comes_back
# "gather waits for it and gives the response."
from asyncio import gather


def middleware(get_response):
    async def middleware_func(request):
        response = await gather(get_response(request))
        return response

    return middleware_func

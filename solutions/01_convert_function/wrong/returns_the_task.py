# task_instead_of_await: test_response_comes_back
# "Whoever gets the task can wait for it."
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        task = asyncio.create_task(get_response(request))
        return task

    return middleware_func

# task_instead_of_await: test_nothing_is_kept
import asyncio

background = set()


async def audit(method, path):
    await asyncio.sleep(3600)


def middleware(get_response):
    async def middleware_func(request):
        task = asyncio.create_task(audit(request.method, request.path))
        background.add(task)
        task.add_done_callback(background.discard)
        return await get_response(request)

    return middleware_func

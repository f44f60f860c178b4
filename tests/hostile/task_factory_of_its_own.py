# 02_async_call | wrong | sets a task factory that starts every coroutine twice | fails
import asyncio


def twice(loop, coroutine, **options):
    options.pop("eager_start", None)
    context = options.pop("context", None)

    async def again():
        try:
            return await coroutine
        finally:
            await asyncio.sleep(0)

    asyncio.Task(again(), loop=loop, context=context, **options)
    return asyncio.Task(again(), loop=loop, context=context, **options)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        asyncio.get_running_loop().set_task_factory(twice)
        return await self.get_response(request)

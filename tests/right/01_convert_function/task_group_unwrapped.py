# STYLE: TaskGroup, the error taken out of its group again
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(get_response(request))
        except BaseExceptionGroup as errors:
            # there was one task only, so there is one error only
            raise errors.exceptions[0] from None
        return task.result()

    return middleware_func

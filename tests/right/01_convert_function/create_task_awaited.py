# STYLE: create_task, then await the task
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        task = asyncio.create_task(get_response(request), name=f"view {request.path}")
        response = await task
        return response

    return middleware_func

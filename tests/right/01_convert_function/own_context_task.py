# STYLE: a task in an empty context
import asyncio, contextvars
def middleware(get_response):
    async def inner(request):
        return await asyncio.create_task(get_response(request), name="view", context=contextvars.Context())
    return inner

# STYLE: run_coroutine_threadsafe from an executor's thread
import asyncio
def middleware(get_response):
    async def inner(request):
        loop = asyncio.get_running_loop()
        def start():
            return asyncio.run_coroutine_threadsafe(get_response(request), loop)
        future = await loop.run_in_executor(None, start)
        return await asyncio.wrap_future(future)
    return inner

# 01_convert_function | right | waits under asyncio.timeout, asyncio.wait_for and asyncio.timeout_at, all long enough | full
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(30), asyncio.timeout_at(loop.time() + 40):
            return await asyncio.wait_for(get_response(request), timeout=20)

    return middleware_func

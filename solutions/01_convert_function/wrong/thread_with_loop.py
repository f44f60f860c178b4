# sync_bridge_in_loop: test_call_gives_an_awaitable
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def middleware(get_response):
    async def middleware_func(request):
        def work():
            return asyncio.run(get_response(request))

        return pool.submit(work).result()

    return middleware_func

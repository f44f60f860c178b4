# serialises: test_requests_overlap
# "get_response is shared by all requests, so only one may use it at a time."
import asyncio


def middleware(get_response):
    lock = asyncio.Lock()

    async def middleware_func(request):
        await lock.acquire()
        try:
            return await get_response(request)
        finally:
            lock.release()

    return middleware_func

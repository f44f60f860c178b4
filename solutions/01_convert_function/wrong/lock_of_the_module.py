# serialises: test_requests_overlap, test_instances_are_independent
# "async code needs a lock, or the requests mix each other up."
import asyncio

lock = asyncio.Lock()


def middleware(get_response):
    async def middleware_func(request):
        async with lock:
            response = await get_response(request)
        return response

    return middleware_func

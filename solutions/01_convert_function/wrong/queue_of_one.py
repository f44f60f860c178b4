# serialises: test_requests_overlap
import asyncio


def middleware(get_response):
    queue = asyncio.Queue(maxsize=1)

    async def inner(request):
        await queue.put(None)
        try:
            response = await get_response(request)
        finally:
            queue.get_nowait()
        return response

    return inner

# response_lost.other_returned: test_async_stream_is_counted, test_sync_stream_is_counted, test_response_comes_back
import asyncio
from asgiref.sync import markcoroutinefunction


async def ameter(path, parts):
    n, how = 0, "aborted"
    try:
        async for part in parts:
            n += len(part)
            yield part
        how = "done"
    finally:
        print(path, n, how)


def smeter(path, parts):
    n = 0
    for part in parts:
        n += len(part)
        yield part
    print(path, n, "done")


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(request.path, 0, "aborted")
            raise
        if response.streaming:
            wrap = ameter if response.is_async else smeter
            return wrap(request.path, response.streaming_content)
        else:
            print(request.path, len(response.content), "done")
        return response

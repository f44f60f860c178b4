# stream_misused.consumed: test_async_stream_is_counted, test_sync_stream_is_counted
# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        path = request.path
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(path, 0, "aborted")
            raise
        if not response.streaming:
            print(path, len(response.content), "done")
        else:
            asyncio.create_task(count(path, response))
        return response


async def count(path, response):
    size = 0
    async for part in response.streaming_content:
        size += len(part)
    print(path, size, "done")

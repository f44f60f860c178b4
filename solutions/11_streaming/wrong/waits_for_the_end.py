# stream_misused?: test_async_stream_is_counted, test_sync_stream_is_counted, test_response_comes_back, test_view_is_called_once
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
            return response
        ended = asyncio.Event()
        response.streaming_content = metered(response.streaming_content, ended)
        await ended.wait()
        print(path, "done")
        return response


async def metered(parts, ended):
    async for part in parts:
        yield part
    ended.set()

# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async


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
            parts, is_async = response.streaming_content, response.is_async
            response.streaming_content = meter(request.path, parts, is_async)
        else:
            print(request.path, len(response.content), "done")
        return response


async def meter(path, parts, is_async):
    count = 0
    word = "aborted"
    try:
        if is_async:
            async for part in parts:
                count += len(part)
                yield part
        else:
            for part in await sync_to_async(list)(parts):
                count += len(part)
                yield part
        word = "done"
    finally:
        print(path, count, word)

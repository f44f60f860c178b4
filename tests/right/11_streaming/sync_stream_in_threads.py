# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async

END = object()


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
            parts = response.streaming_content
            if not response.is_async:
                parts = in_thread(parts)
            response.streaming_content = meter(request.path, parts)
        else:
            print(request.path, len(response.content), "done")
        return response


async def in_thread(parts):
    take = sync_to_async(lambda: next(parts, END))
    while (part := await take()) is not END:
        yield part


async def meter(path, parts):
    count = 0
    word = "aborted"
    try:
        async for part in parts:
            count += len(part)
            yield part
        word = "done"
    finally:
        print(path, count, word)

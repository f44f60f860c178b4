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
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(request.path, 0, "aborted")
            raise
        if not response.streaming:
            print(request.path, len(response.content), "done")
        elif response.is_async:
            response.streaming_content = pumped(request.path, response.streaming_content)
        else:
            response.streaming_content = each(request.path, response.streaming_content)
        return response


async def pumped(path, parts):
    queue = asyncio.Queue()

    async def pump():
        try:
            async for part in parts:
                await queue.put(part)
        finally:
            await queue.put(None)

    count, end = 0, "aborted"
    task = asyncio.create_task(pump())
    try:
        while (part := await queue.get()) is not None:
            count += len(part)
            yield part
        await task
        end = "done"
    finally:
        task.cancel()
        print(path, count, end)


def each(path, parts):
    count = 0
    for part in parts:
        count += len(part)
        yield part
    print(path, count, "done")

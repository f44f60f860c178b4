# stream_misused?: test_async_stream_is_counted, test_response_comes_back, test_view_is_called_once
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
        elif response.is_async:
            response.streaming_content = metered(path, response.streaming_content)
        else:
            response.streaming_content = metered_plainly(path, response.streaming_content)
        return response


async def metered(path, parts):
    count, end = 0, "aborted"
    try:
        async for part in parts:
            count += len(part)
        end = "done"
    finally:
        print(path, count, end)


def metered_plainly(path, parts):
    count = 0
    for part in parts:
        count += len(part)
        yield part
    print(path, count, "done")

# shared_state.on_self: test_streams_overlap, test_nothing_is_kept
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
        self.path = request.path
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(self.path, 0, "aborted")
            raise
        if not response.streaming:
            print(self.path, len(response.content), "done")
        elif response.is_async:
            response.streaming_content = metered(self, response.streaming_content)
        else:
            response.streaming_content = metered_plainly(self, response.streaming_content)
        return response


async def metered(meter, parts):
    count, end = 0, "aborted"
    try:
        async for part in parts:
            count += len(part)
            yield part
        end = "done"
    finally:
        print(meter.path, count, end)


def metered_plainly(meter, parts):
    count = 0
    for part in parts:
        count += len(part)
        yield part
    print(meter.path, count, "done")

# measured_too_early: test_async_stream_is_counted, test_sync_stream_is_counted
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
        count = 0

        async def metered(parts):
            nonlocal count
            async for part in parts:
                count += len(part)
                yield part

        def metered_plainly(parts):
            nonlocal count
            for part in parts:
                count += len(part)
                yield part

        if not response.streaming:
            count = len(response.content)
        elif response.is_async:
            response.streaming_content = metered(response.streaming_content)
        else:
            response.streaming_content = metered_plainly(response.streaming_content)
        print(path, count, "done")
        return response

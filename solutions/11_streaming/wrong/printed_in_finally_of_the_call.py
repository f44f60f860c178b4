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
        count, end = 0, "aborted"

        async def metered(parts):
            nonlocal count
            async for part in parts:
                count += len(part)
                yield part

        try:
            response = await self.get_response(request)
            if not response.streaming:
                count = len(response.content)
            elif response.is_async:
                response.streaming_content = metered(response.streaming_content)
            end = "done"
            return response
        finally:
            print(request.path, count, end)

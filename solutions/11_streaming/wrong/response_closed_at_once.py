# measured_too_early?: test_async_stream_is_counted, test_sync_stream_is_counted, test_response_comes_back
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
        size = 0
        if not response.streaming:
            size = len(response.content)
        response.close()
        print(path, size, "done")
        return response

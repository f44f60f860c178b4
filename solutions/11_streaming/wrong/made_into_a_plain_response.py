# stream_misused.consumed: test_async_stream_is_counted, test_sync_stream_is_counted
# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


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
        if response.streaming:
            if response.is_async:
                whole = b"".join([part async for part in response.streaming_content])
            else:
                whole = b"".join(response.streaming_content)
            response = HttpResponse(whole, status=response.status_code)
        print(path, len(response.content), "done")
        return response

# task_instead_of_await?: test_plain_response_is_counted, test_nothing_is_kept
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
        size = 0 if response.streaming else len(response.content)
        asyncio.get_running_loop().call_later(1, print, path, size, "done")
        return response

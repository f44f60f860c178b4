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
        done = False
        try:
            async with asyncio.timeout(30):
                response = await self.get_response(request)
            done = True
        finally:
            if not done:
                print(request.path, 0, "aborted")
        match response.streaming, getattr(response, "is_async", None):
            case False, _:
                print(request.path, len(response.getvalue()), "done")
            case True, True:
                response.streaming_content = self._async(request.path, response.streaming_content)
            case True, False:
                response.streaming_content = self._sync(request.path, response.streaming_content)
        return response

    async def _async(self, path, parts):
        total, end = 0, "aborted"
        try:
            async for part in parts:
                total += len(bytes(part))
                yield part
            end = "done"
        finally:
            print(path, total, end)

    def _sync(self, path, parts):
        total, end = 0, "aborted"
        try:
            for part in parts:
                total += len(bytes(part))
                yield part
            end = "done"
        finally:
            print(path, total, end)

# shared_state.on_self: test_streams_overlap
import asyncio
from asgiref.sync import markcoroutinefunction

def count(path, parts):
    n = 0
    for part in parts:
        n += len(part)
        yield part
    print(path, n, "done")



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
            response.streaming_content = self.acount(request.path, response.streaming_content)
        else:
            response.streaming_content = count(request.path, response.streaming_content)
        return response

    async def acount(self, path, parts):
        self.n = 0
        ok = False
        try:
            async for part in parts:
                self.n += len(part)
                yield part
            ok = True
        finally:
            print(path, self.n, "done" if ok else "aborted")

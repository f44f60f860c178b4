# wrong_print.not_always: test_plain_response_is_counted
import asyncio
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

async def acount(path, parts):
    n = 0
    ok = False
    try:
        async for part in parts:
            n += len(part)
            yield part
        ok = True
    finally:
        print(path, n, "done" if ok else "aborted")



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
            response.status_code == 200 and print(request.path, len(response.content), "done")
        elif response.is_async:
            response.streaming_content = acount(request.path, response.streaming_content)
        else:
            response.streaming_content = count(request.path, response.streaming_content)
        return response

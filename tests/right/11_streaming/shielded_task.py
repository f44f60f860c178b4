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
        task = asyncio.ensure_future(self.get_response(request))
        try:
            response = await task
        except asyncio.CancelledError:
            task.cancel()
            print(request.path, "0", "aborted")
            raise
        if response.streaming:
            if response.is_async:
                response.streaming_content = stream(request.path, response.streaming_content)
            else:
                response.streaming_content = sync_stream(request.path, response.streaming_content)
        else:
            print(request.path, str(len(response.content)), "done", sep=" ")
        return response


async def stream(path, parts):
    n = 0
    it = aiter(parts)
    try:
        while True:
            try:
                part = await anext(it)
            except StopAsyncIteration:
                break
            n += len(part)
            yield part
    except BaseException:
        print(path, n, "aborted")
        raise
    print(path, n, "done")


def sync_stream(path, parts):
    n = 0
    while (part := next(parts, None)) is not None:
        n += len(part)
        yield part
    print(path, n, "done")

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
        ended = asyncio.Event()
        size = 0
        response = None

        def tell():
            print(request.path, size, "done" if ended.is_set() else "aborted")

        def note(part):
            nonlocal size
            size += len(part)
            return part

        async def through_async(parts):
            try:
                async for part in parts:
                    yield note(part)
                ended.set()
            finally:
                tell()

        def through(parts):
            try:
                yield from map(note, parts)
                ended.set()
            finally:
                tell()

        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            tell()
            raise
        if response.streaming:
            wrapped = through_async if response.is_async else through
            response.streaming_content = wrapped(response.streaming_content)
        else:
            note(response.content)
            ended.set()
            tell()
        return response

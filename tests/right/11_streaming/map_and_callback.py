# exercise: 11_streaming
import asyncio
import sys
from itertools import chain

from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        sizes = []
        write = sys.stdout.write
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            write(f"{request.path} 0 aborted\n")
            raise
        if not response.streaming:
            write(f"{request.path} {len(response.content)} done\n")
        elif response.is_async:
            response.streaming_content = self.meter(request, response.streaming_content, sizes)
        else:

            def count(part):
                sizes.append(len(part))
                return part

            def end():
                write(f"{request.path} {sum(sizes)} done\n")
                return iter(())

            later = (part for make in (end,) for part in make())
            response.streaming_content = chain(map(count, response.streaming_content), later)
        return response

    async def meter(self, request, stream, sizes):
        ended = False
        try:
            async for part in stream:
                sizes += [len(part)]
                yield part
            ended = True
        finally:
            sys.stdout.write(f"{request.path} {sum(sizes)} {'done' if ended else 'aborted'}\n")

# exercise: 11_streaming
import asyncio
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

counted = ContextVar("counted")


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        path = request.path
        counted.set([0])
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            report(path, "aborted")
            raise
        if not response.streaming:
            counted.get()[0] = len(response.content)
            report(path, "done")
        elif response.is_async:
            response.streaming_content = ameter(path, response.streaming_content)
        else:
            response.streaming_content = meter(path, response.streaming_content)
        return response


def report(path, end):
    print(path, counted.get()[0], end)


async def ameter(path, parts):
    end = "aborted"
    try:
        async for part in parts:
            counted.get()[0] += len(part)
            yield part
        end = "done"
    finally:
        report(path, end)


def meter(path, parts):
    end = "aborted"
    try:
        for part in parts:
            counted.get()[0] += len(part)
            yield part
        end = "done"
    finally:
        report(path, end)

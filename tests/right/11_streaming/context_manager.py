# exercise: 11_streaming
from contextlib import contextmanager
from dataclasses import dataclass

from asgiref.sync import markcoroutinefunction


@dataclass
class Meter:
    path: str
    size: int = 0


@contextmanager
def metered(path):
    meter = Meter(path)
    try:
        yield meter
    except BaseException:
        print(meter.path, meter.size, "aborted")
        raise
    print(meter.path, meter.size, "done")


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except BaseException:
            with metered(request.path):
                raise
        if not response.streaming:
            with metered(request.path) as meter:
                meter.size = len(response.content)
        elif response.is_async:
            response.streaming_content = _many_async(request.path, response.streaming_content)
        else:
            response.streaming_content = _many(request.path, response.streaming_content)
        return response


async def _many_async(path, parts):
    with metered(path) as meter:
        async for part in parts:
            meter.size += len(part)
            yield part


def _many(path, parts):
    with metered(path) as meter:
        for part in parts:
            meter.size += len(part)
            yield part

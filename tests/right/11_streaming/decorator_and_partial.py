# exercise: 11_streaming
import asyncio
import functools
from contextlib import AsyncExitStack, ExitStack

from asgiref.sync import markcoroutinefunction


def report(path, meter, kind, error, trace):
    print(path, meter["bytes"], "aborted" if error else "done")


def guarded(call):
    @functools.wraps(call)
    async def wrapper(self, request):
        try:
            return await call(self, request)
        except asyncio.CancelledError as error:
            report(request.path, {"bytes": 0}, None, error, None)
            raise

    return wrapper


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    @guarded
    async def __call__(self, request):
        response = await self.get_response(request)
        meter = {"bytes": 0}
        tell = functools.partial(report, request.path, meter)
        if not response.streaming:
            meter["bytes"] = len(response.content)
            tell(None, None, None)
        elif response.is_async:
            response.streaming_content = measure_async(response.streaming_content, meter, tell)
        else:
            response.streaming_content = measure(response.streaming_content, meter, tell)
        return response


async def measure_async(parts, meter, tell):
    async with AsyncExitStack() as stack:
        stack.push(tell)
        async for part in parts:
            meter["bytes"] += len(part)
            yield part


def measure(parts, meter, tell):
    with ExitStack() as stack:
        stack.push(tell)
        for part in parts:
            meter["bytes"] += len(part)
            yield part

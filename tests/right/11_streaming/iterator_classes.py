# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction


class AsyncMeter:
    def __init__(self, path, parts):
        self.path = path
        self.parts = aiter(parts)
        self.count = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            part = await anext(self.parts)
        except StopAsyncIteration:
            print(self.path, self.count, "done")
            raise
        except asyncio.CancelledError:
            print(self.path, self.count, "aborted")
            raise
        self.count += len(part)
        return part


class Meter:
    def __init__(self, path, parts):
        self.path = path
        self.parts = iter(parts)
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        try:
            part = next(self.parts)
        except StopIteration:
            print(self.path, self.count, "done")
            raise
        self.count += len(part)
        return part


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
            print(request.path, 0, "aborted")
            raise
        if response.streaming:
            meter = AsyncMeter if response.is_async else Meter
            response.streaming_content = meter(request.path, response.streaming_content)
        else:
            print(request.path, len(response.content), "done")
        return response

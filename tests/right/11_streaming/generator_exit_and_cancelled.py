# exercise: 11_streaming
from asyncio import CancelledError

from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except CancelledError:
            print(request.path, 0, "aborted")
            raise
        if not response.streaming:
            print(request.path, len(response.content), "done")
            return response

        async def ameter(parts):
            count = 0
            try:
                async for part in parts:
                    count += len(part)
                    yield part
            except (CancelledError, GeneratorExit):
                print(request.path, count, "aborted")
                raise
            else:
                print(request.path, count, "done")

        meter = ameter if response.is_async else sync_meter(request)
        response.streaming_content = meter(response.streaming_content)
        return response


def sync_meter(request):
    def meter(parts):
        count = 0
        try:
            for part in parts:
                count += len(part)
                yield part
        except GeneratorExit:
            print(request.path, count, "aborted")
            raise
        else:
            print(request.path, count, "done")

    return meter

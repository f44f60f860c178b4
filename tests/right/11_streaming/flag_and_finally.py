# exercise: 11_streaming
from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = None
        try:
            response = await self.get_response(request)
        finally:
            if response is None:
                print(request.path, 0, "aborted")
        if response.streaming:
            wrap = self.meter if response.is_async else self.sync_meter
            response.streaming_content = wrap(request, response.streaming_content)
        else:
            print(f"{request.path} {len(response.content)} done")
        return response

    async def meter(self, request, stream):
        total = 0
        finished = False
        try:
            async for chunk in stream:
                total += len(chunk)
                yield chunk
            finished = True
        finally:
            print(f"{request.path} {total} {'done' if finished else 'aborted'}")

    def sync_meter(self, request, stream):
        total = 0
        finished = False
        try:
            for chunk in stream:
                total += len(chunk)
                yield chunk
            finished = True
        finally:
            print(f"{request.path} {total} {'done' if finished else 'aborted'}")

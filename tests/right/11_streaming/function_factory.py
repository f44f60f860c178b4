# exercise: 11_streaming
import asyncio

from django.utils.decorators import async_only_middleware


@async_only_middleware
def MeterMiddleware(get_response):
    async def middleware(request):
        line = Line(request.path)
        try:
            response = await get_response(request)
        except asyncio.CancelledError:
            line.write("aborted")
            raise
        if not response.streaming:
            line.count = len(response.content)
            line.write("done")
        elif response.is_async:
            response.streaming_content = line.measure_async(response.streaming_content)
        else:
            response.streaming_content = line.measure(response.streaming_content)
        return response

    return middleware


class Line:
    def __init__(self, path):
        self.path = path
        self.count = 0

    def write(self, end):
        print(f"{self.path} {self.count} {end}")

    async def measure_async(self, parts):
        end = "aborted"
        try:
            async for part in parts:
                self.count += len(part)
                yield part
            end = "done"
        finally:
            self.write(end)

    def measure(self, parts):
        end = "aborted"
        try:
            for part in parts:
                self.count += len(part)
                yield part
            end = "done"
        finally:
            self.write(end)

# exercise: 11_streaming
import asyncio

from django.utils.deprecation import MiddlewareMixin


class MeterMiddleware(MiddlewareMixin):
    sync_capable = False

    async def __acall__(self, request):
        try:
            return await super().__acall__(request)
        except asyncio.CancelledError:
            print(request.path, 0, "aborted")
            raise

    def process_response(self, request, response):
        if not response.streaming:
            print(request.path, len(response.content), "done")
        elif response.is_async:
            response.streaming_content = self.ameter(request, response.streaming_content)
        else:
            response.streaming_content = self.meter(request, response.streaming_content)
        return response

    async def ameter(self, request, parts):
        count, end = 0, "aborted"
        try:
            async for part in parts:
                count += len(part)
                yield part
            end = "done"
        finally:
            print(request.path, count, end)

    def meter(self, request, parts):
        count = 0
        for part in parts:
            count += len(part)
            yield part
        print(request.path, count, "done")

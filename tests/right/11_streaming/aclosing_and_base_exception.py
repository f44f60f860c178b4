# exercise: 11_streaming
from contextlib import aclosing

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
        except BaseException:
            self.tell(request, 0, "aborted")
            raise
        if getattr(response, "is_async", False):
            response.streaming_content = self.ameter(request, response.streaming_content)
        elif response.streaming:
            response.streaming_content = self.meter(request, response.streaming_content)
        else:
            self.tell(request, len(response.content), "done")
        return response

    @staticmethod
    def tell(request, number, word):
        print(request.path, number, word)

    async def ameter(self, request, parts):
        number = 0
        async with aclosing(parts) as stream:
            try:
                async for part in stream:
                    number += len(part)
                    yield part
            except BaseException:
                self.tell(request, number, "aborted")
                raise
            else:
                self.tell(request, number, "done")

    def meter(self, request, parts):
        number = 0
        try:
            for part in parts:
                number += len(part)
                yield part
        except BaseException:
            self.tell(request, number, "aborted")
            raise
        self.tell(request, number, "done")

# exercise: 11_streaming
import asyncio

from django.utils.deprecation import MiddlewareMixin


class MeterMiddleware(MiddlewareMixin):
    sync_capable = False

    def __call__(self, request):
        return self.__acall__(request)

    async def __acall__(self, request):
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(request.path, 0, "aborted")
            raise
        if not response.streaming:
            print(request.path, len(response.content), "done")
            return response
        counter = Counter(request.path)
        if response.is_async:
            response.streaming_content = counter.each_async(response.streaming_content)
        else:
            response.streaming_content = counter.each(response.streaming_content)
        return response


class Counter:
    def __init__(self, path):
        self.path, self.n, self.word = path, 0, "aborted"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.word = "done"
        print(self.path, self.n, self.word)

    async def each_async(self, parts):
        with self:
            async for part in parts:
                self.n += len(part)
                yield part

    def each(self, parts):
        with self:
            for part in parts:
                self.n += len(part)
                yield part

# exercise: 11_streaming
import asyncio

from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        path = request.path
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(path, 0, "aborted")
            raise
        if not response.streaming:
            print(path, len(response.content), "done")
            return response
        seen = {"bytes": 0, "end": "aborted"}
        if response.is_async:
            response.streaming_content = self.count_async(response.streaming_content, seen)
        else:
            response.streaming_content = self.count(response.streaming_content, seen)
        close = response.close

        def close_and_tell():
            close()
            print(path, seen["bytes"], seen["end"])

        response.close = close_and_tell
        return response

    @staticmethod
    async def count_async(parts, seen):
        async for part in parts:
            seen["bytes"] += len(part)
            yield part
        seen["end"] = "done"

    @staticmethod
    def count(parts, seen):
        for part in parts:
            seen["bytes"] += len(part)
            yield part
        seen["end"] = "done"

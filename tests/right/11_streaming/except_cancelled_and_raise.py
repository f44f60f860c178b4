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
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print(f"{request.path} 0 aborted")
            raise
        if not response.streaming:
            print(f"{request.path} {len(response.content)} done")
            return response
        stream = response.streaming_content

        if response.is_async:

            async def wrapper():
                size = 0
                try:
                    async for part in stream:
                        size += len(part)
                        yield part
                except asyncio.CancelledError:
                    print(f"{request.path} {size} aborted")
                    raise
                print(f"{request.path} {size} done")

        else:

            def wrapper():
                size = 0
                for part in stream:
                    size += len(part)
                    yield part
                print(f"{request.path} {size} done")

        response.streaming_content = wrapper()
        return response

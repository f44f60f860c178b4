# exercise: 11_streaming
import asyncio

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def MeterMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            try:
                response = await get_response(request)
            except asyncio.CancelledError:
                print(request.path, 0, "aborted")
                raise
            return measured(request.path, response)

    else:

        def middleware(request):
            return measured(request.path, get_response(request))

    return middleware


def measured(path, response):
    if not response.streaming:
        print(path, len(response.content), "done")
    else:
        wrap = measured_async if response.is_async else measured_sync
        response.streaming_content = wrap(path, response.streaming_content)
    return response


async def measured_async(path, parts):
    size = 0
    complete = False
    try:
        async for part in parts:
            yield part
            size += len(part)
        complete = True
    finally:
        print(path, size, "done" if complete else "aborted")


def measured_sync(path, parts):
    size = 0
    complete = False
    try:
        for part in parts:
            yield part
            size += len(part)
        complete = True
    finally:
        print(path, size, "done" if complete else "aborted")

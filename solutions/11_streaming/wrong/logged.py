# wrong_print.logging: test_plain_response_is_counted
# exercise: 11_streaming
import asyncio
import logging

from asgiref.sync import markcoroutinefunction

logger = logging.getLogger(__name__)


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
            logger.info("%s 0 aborted", path)
            raise
        if not response.streaming:
            logger.info("%s %s done", path, len(response.content))
        elif response.is_async:
            response.streaming_content = metered(path, response.streaming_content)
        else:
            response.streaming_content = metered_plainly(path, response.streaming_content)
        return response


async def metered(path, parts):
    count, end = 0, "aborted"
    try:
        async for part in parts:
            count += len(part)
            yield part
        end = "done"
    finally:
        logger.info("%s %s %s", path, count, end)


def metered_plainly(path, parts):
    count = 0
    for part in parts:
        count += len(part)
        yield part
    logger.info("%s %s done", path, count)

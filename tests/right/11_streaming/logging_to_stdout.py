# exercise: 11_streaming
import asyncio
import logging
import sys

from asgiref.sync import markcoroutinefunction

logger = logging.getLogger("meter")
logger.setLevel(logging.INFO)
logger.propagate = False
logger.addHandler(logging.StreamHandler(sys.stdout))


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
            logger.info("%s %d aborted", request.path, 0)
            raise
        if not response.streaming:
            logger.info("%s %d done", request.path, len(response.content))
        elif response.is_async:
            response.streaming_content = metered(request, response.streaming_content)
        else:
            response.streaming_content = metered_plainly(request, response.streaming_content)
        return response


async def metered(request, parts):
    count, end = 0, "aborted"
    try:
        async for part in parts:
            count += len(part)
            yield part
        end = "done"
    finally:
        logger.info("%s %d %s", request.path, count, end)


def metered_plainly(request, parts):
    count, end = 0, "aborted"
    try:
        for part in parts:
            count += len(part)
            yield part
        end = "done"
    finally:
        logger.info("%s %d %s", request.path, count, end)

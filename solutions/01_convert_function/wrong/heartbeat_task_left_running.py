# task_instead_of_await: test_nothing_is_kept
# "A background task costs nothing, I never have to end it."
import asyncio
import logging

logger = logging.getLogger(__name__)


async def heartbeat(path):
    while True:
        await asyncio.sleep(10)
        logger.debug("still serving %s", path)


def middleware(get_response):
    async def middleware_func(request):
        asyncio.create_task(heartbeat(request.path))
        response = await get_response(request)
        return response

    return middleware_func

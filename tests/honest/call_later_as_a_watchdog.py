# 01_convert_function | right | warns by loop.call_later if the view is slow, and cancels the timer | full
import asyncio
import logging

logger = logging.getLogger(__name__)


def middleware(get_response):
    async def middleware_func(request):
        loop = asyncio.get_running_loop()
        handle = loop.call_later(2.5, logger.warning, "slow since %.3f", loop.time())
        try:
            return await get_response(request)
        finally:
            handle.cancel()

    return middleware_func

# STYLE: __call__ with a decorator of one's own
import functools
import logging
import time

logger = logging.getLogger(__name__)


def timed(method):
    @functools.wraps(method)
    async def wrapper(self, request):
        started = time.perf_counter()
        try:
            return await method(self, request)
        finally:
            logger.debug("%s took %.3f s", request.path, time.perf_counter() - started)

    return wrapper


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @timed
    async def __call__(self, request):
        return await self.get_response(request)

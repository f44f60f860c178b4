# 02_async_call | right | uses inspect.signature, inspect.iscoroutinefunction and traceback.format_exc for its log | full
import inspect
import logging
import traceback

logger = logging.getLogger(__name__)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        logger.debug(
            "%s %s", inspect.signature(get_response), inspect.iscoroutinefunction(get_response)
        )
        logger.debug("%s", inspect.getdoc(type(self)))

    async def __call__(self, request):
        try:
            return await self.get_response(request)
        except Exception as error:
            logger.warning("%s", traceback.format_exc(limit=3))
            logger.warning("%s", "".join(traceback.format_exception_only(error)))
            raise

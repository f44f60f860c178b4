# wrong_print.logging: test_prints_surround_the_view
# The class is called LogMiddleware, so it has to log.
import logging

logger = logging.getLogger(__name__)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        logger.info('Before response')
        response = await self.get_response(request)
        logger.info('After response')
        return response

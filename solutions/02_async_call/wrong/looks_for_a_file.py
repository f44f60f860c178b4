# blocks_loop: test_loop_stays_free
# "Inside async def everything is non-blocking."
import logging
import os

logger = logging.getLogger(__name__)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if os.path.exists("maintenance.flag"):
            logger.info("maintenance is announced")
        response = await self.get_response(request)
        return response

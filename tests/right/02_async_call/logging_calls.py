# STYLE: logging before and after
import logging

logger = logging.getLogger(__name__)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        logger.debug("%s %s", request.method, request.path)
        response = await self.get_response(request)
        logger.info("%s %s: %s", request.method, request.path, response.status_code)
        return response

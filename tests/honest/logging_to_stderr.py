# 03_print_order | right | logs to stderr before, between and after its prints, with an error's traceback | full
import logging
import sys

logger = logging.getLogger("middleware.log")
logger.setLevel(logging.DEBUG)
handler = logging.StreamHandler(sys.stderr)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
logger.addHandler(handler)
logger.propagate = False


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        logger.info("ready: %r", get_response)

    async def __call__(self, request):
        logger.debug("%s %s", request.method, request.path)
        print("Before response")
        try:
            response = await self.get_response(request)
        except Exception:
            logger.exception("the view failed")
            raise
        print("After response")
        logger.debug("%s", response.status_code)
        return response

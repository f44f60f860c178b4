# 03_print_order | right | logs through a QueueHandler to a QueueListener's thread that runs since the import | full
import logging
import logging.handlers
import queue

lines = queue.SimpleQueue()
logger = logging.getLogger("background")
logger.setLevel(logging.INFO)
logger.propagate = False
logger.addHandler(logging.handlers.QueueHandler(lines))
listener = logging.handlers.QueueListener(lines, logging.StreamHandler())
listener.start()


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        logger.info("-> %s", request.path)
        response = await self.get_response(request)
        logger.info("<- %s", response.status_code)
        print("After response")
        return response

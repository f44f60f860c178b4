# 02_async_call | wrong | logs without end, to stderr, at every request | fails, "printed more than 1024 kilobytes"
import logging

logging.basicConfig(level=logging.DEBUG, force=True)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for _ in range(100_000):
            logging.debug("still here, still here, still here, still here")
        return await self.get_response(request)

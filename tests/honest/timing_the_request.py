# 03_print_order | right | measures each request by time.perf_counter, time.monotonic and loop.time(), and logs it | full
import asyncio
import logging
import time

logger = logging.getLogger("slow")


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        begun, wall, ticks = time.perf_counter(), time.monotonic(), loop.time()
        print("Before response")
        try:
            response = await self.get_response(request)
        finally:
            logger.info(
                "%.3f %.3f %.3f",
                time.perf_counter() - begun,
                time.monotonic() - wall,
                loop.time() - ticks,
            )
        print("After response")
        return response

# 02_async_call | right | writes an audit log through an executor with one worker, in order | full
import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
logger = logging.getLogger(__name__)
writer = ThreadPoolExecutor(max_workers=1)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(writer, logger.info, "-> %s %s", request.method, request.path)
        response = await self.get_response(request)
        await loop.run_in_executor(writer, logger.info, "<- %s", response.status_code)
        return response

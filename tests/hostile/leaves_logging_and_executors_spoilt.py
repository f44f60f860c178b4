# 02_async_call | right | leaves logging, asgiref's executor and concurrent.futures spoilt | full
import logging
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import SyncToAsync

logging.disable(logging.CRITICAL)
logging.setLoggerClass(type("Spoilt", (logging.Logger,), {}))
logging.raiseExceptions = False
logging.getLogger("django").handlers.clear()
logging.getLogger("asyncio").setLevel(10**6)
SyncToAsync.single_thread_executor = ThreadPoolExecutor(max_workers=1)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)

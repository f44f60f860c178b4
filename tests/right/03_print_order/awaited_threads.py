# STYLE: prints in threads that are awaited, three ways
import asyncio
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import sync_to_async

pool = ThreadPoolExecutor(max_workers=2)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await asyncio.wrap_future(pool.submit(print, "Before response"))
        response = await self.get_response(request)
        say = print if response.status_code == 200 else sync_to_async(print)
        if say is print:
            await asyncio.to_thread(say, "After response")
        else:
            await say("After response")
        return response

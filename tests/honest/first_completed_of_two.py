# 02_async_call | right | asyncio.wait for the first of the view and a slow-warning, and cancels the other | full
import asyncio
import logging


async def warn():
    await asyncio.sleep(5)
    logging.getLogger("slow").warning("slow")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        view = asyncio.create_task(self.get_response(request))
        warning = asyncio.create_task(warn())
        try:
            await asyncio.wait({view, warning}, return_when=asyncio.FIRST_COMPLETED)
            return await view
        finally:
            warning.cancel()
            view.cancel()

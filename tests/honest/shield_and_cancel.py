# 02_async_call | right | shields the view, and cancels it by itself when the client goes away | full
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        inner = asyncio.ensure_future(self.get_response(request))
        try:
            return await asyncio.shield(inner)
        except asyncio.CancelledError:
            inner.cancel()
            await asyncio.wait([inner])
            raise

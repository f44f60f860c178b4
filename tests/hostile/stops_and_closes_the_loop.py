# 02_async_call | wrong | stops, closes and replaces the running event loop | fails
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        loop.stop()
        try:
            loop.close()
        except RuntimeError:
            pass
        asyncio.set_event_loop(asyncio.new_event_loop())
        return None

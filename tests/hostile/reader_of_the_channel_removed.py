# 02_async_call | wrong | takes every descriptor out of the event loop, so that the host is deaf | fails
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        for fd in range(3, 64):
            try:
                loop.remove_reader(fd)
            except Exception:
                pass
        return None

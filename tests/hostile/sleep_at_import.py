# 02_async_call | right | sleeps for an hour while it is imported, and for another one while it is made | full
import time

time.sleep(3600)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        time.sleep(0)

    async def __call__(self, request):
        return await self.get_response(request)

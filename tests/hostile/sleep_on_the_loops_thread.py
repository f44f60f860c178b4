# 02_async_call | wrong | sleeps for an hour on the loop's thread | fails, "time.sleep"
import time


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        time.sleep(3600)
        return await self.get_response(request)

# 02_async_call | right | warms a cache up by a short threading.Timer, started at import | full
import threading

cache = {}
timer = threading.Timer(0.05, cache.update, [{"warm": True}])
timer.daemon = True
timer.start()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.warm = cache.get("warm", False)

    async def __call__(self, request):
        return await self.get_response(request)

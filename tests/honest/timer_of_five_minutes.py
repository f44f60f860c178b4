# 02_async_call | right | forgets what it knows by a threading.Timer of five minutes, started anew at each request | full
import threading


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.known = {}
        self.timer = None

    def forget_later(self):
        if self.timer is not None:
            self.timer.cancel()
        self.timer = threading.Timer(300, self.known.clear)
        self.timer.daemon = True
        self.timer.start()

    async def __call__(self, request):
        self.known[len(request.path)] = True
        self.forget_later()
        return await self.get_response(request)

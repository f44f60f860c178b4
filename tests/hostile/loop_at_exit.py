# 02_async_call | right | registers loops without end for the end of threads and of the process | full
import atexit
import threading
import weakref


def loop():
    while True:
        pass


class Anchor:
    pass


anchor = Anchor()
atexit.register(loop)
threading._register_atexit(loop)
weakref.finalize(anchor, loop)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)

# 02_async_call | right | raises SystemExit where nobody cares: in threads, in __del__, in weakref callbacks | full
import sys
import threading
import weakref


class Leaving:
    def __del__(self):
        sys.exit(3)


leaving = Leaving()
weakref.finalize(leaving, sys.exit, 4)
thread = threading.Thread(target=sys.exit, args=[5])
thread.start()
thread.join()
del leaving


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        Leaving()
        return await self.get_response(request)

# 02_async_call | right | replaces every excepthook, unraisablehook, displayhook and breakpointhook by one that raises | full
import sys
import threading


def raising(*args, **kwargs):
    raise RuntimeError("a hook was called")


sys.excepthook = sys.unraisablehook = sys.displayhook = sys.breakpointhook = raising
sys.__excepthook__ = sys.__unraisablehook__ = threading.excepthook = raising
sys.set_asyncgen_hooks(finalizer=raising)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)

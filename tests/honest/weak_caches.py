# 02_async_call | right | keeps notes of requests in a WeakKeyDictionary and a WeakSet, with a finalizer | full
import weakref


class PassMiddleware:
    in_flight = weakref.WeakSet()

    def __init__(self, get_response):
        self.get_response = get_response
        self.notes = weakref.WeakKeyDictionary()
        self.gone = 0
        weakref.finalize(self, len, "gone")

    async def __call__(self, request):
        self.notes[request] = {"path": request.path}
        self.in_flight.add(request)
        weakref.finalize(request, self.count).atexit = False
        return await self.get_response(request)

    def count(self):
        self.gone += 1

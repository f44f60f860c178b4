# STYLE: a weak set of the requests under way
import weakref


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.in_flight = weakref.WeakSet()

    async def __call__(self, request):
        self.in_flight.add(request)
        try:
            return await self.get_response(request)
        finally:
            self.in_flight.discard(request)

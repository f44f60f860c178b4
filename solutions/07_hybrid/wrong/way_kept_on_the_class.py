# shared_state.way: test_instances_are_independent
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class CarriageMiddleware:
    async_capable = True
    sync_capable = True
    handle = None
    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)
            CarriageMiddleware.handle = CarriageMiddleware.later
        else:
            CarriageMiddleware.handle = CarriageMiddleware.now
    def __call__(self, request):
        return self.handle(request)
    async def later(self, request):
        return self.now(await self.get_response(request), True)
    def now(self, request, done=False):
        response = request if done else self.get_response(request)
        response["X-Carriage"] = "7"
        return response

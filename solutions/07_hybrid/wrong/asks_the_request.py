# false_flags.async_way: test_beside_sync_middleware, test_instances_are_independent
from django.core.handlers.asgi import ASGIRequest
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class CarriageMiddleware:
    async_capable = True
    sync_capable = True
    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)
    def __call__(self, request):
        if isinstance(request, ASGIRequest): return self.later(request)
        return self.sign(self.get_response(request))
    async def later(self, request):
        return self.sign(await self.get_response(request))
    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

# no_await.helper: test_under_asgi
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class CarriageMiddleware:
    async_capable = True
    sync_capable = True
    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)
    def __call__(self, request):
        response = self.later(request) if self.is_async else self.get_response(request)
        response["X-Carriage"] = "7"
        return response
    async def later(self, request):
        return await self.get_response(request)

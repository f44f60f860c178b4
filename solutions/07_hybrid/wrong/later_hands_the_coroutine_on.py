# no_await: test_under_asgi
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
        if self.is_async: return self.later(request)
        return self.sign(self.get_response(request))
    async def later(self, request):
        return self.get_response(request)
    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

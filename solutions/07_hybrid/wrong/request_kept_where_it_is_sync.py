# shared_state: test_nothing_is_kept
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
        self.request = request
        return self.sign(self.get_response(self.request))
    async def later(self, request):
        return self.sign(await self.get_response(request))
    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

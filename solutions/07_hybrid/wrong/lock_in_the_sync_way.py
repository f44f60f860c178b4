# serialises: test_requests_overlap
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
import threading

LOCK = threading.RLock()


class CarriageMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.later(request)
        with LOCK:
            return self.sign(self.get_response(request))

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

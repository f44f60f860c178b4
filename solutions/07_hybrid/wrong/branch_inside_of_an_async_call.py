# false_flags.chooses_inside: test_under_wsgi, test_beside_sync_middleware
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class CarriageMiddleware:
    async_capable = True
    sync_capable = True
    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)
    async def __call__(self, request):
        if self.is_async:
            response = await self.get_response(request)
        else:
            response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

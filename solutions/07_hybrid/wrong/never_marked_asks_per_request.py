# unmarked: test_beside_sync_middleware, test_beside_a_mixin, test_requests_overlap, test_instances_are_independent
from asgiref.sync import iscoroutinefunction


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if iscoroutinefunction(self.get_response):
            return self.later(request)
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

    async def later(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

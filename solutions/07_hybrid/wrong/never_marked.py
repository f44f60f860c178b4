# unmarked: test_beside_sync_middleware, test_beside_a_mixin, test_requests_overlap, test_instances_are_independent
from asgiref.sync import iscoroutinefunction


class CarriageMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)

    def __call__(self, request):
        if self.is_async:
            return self.later(request)
        return self.sign(self.get_response(request))

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

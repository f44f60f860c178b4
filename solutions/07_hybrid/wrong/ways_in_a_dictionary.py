# unmarked: test_beside_sync_middleware, test_beside_a_mixin, test_requests_overlap, test_instances_are_independent
from asgiref.sync import iscoroutinefunction


class CarriageMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.way = {True: self._async, False: self._sync}[iscoroutinefunction(get_response)]

    def __call__(self, request):
        return self.way(request)

    def _sync(self, request):
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

    async def _async(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

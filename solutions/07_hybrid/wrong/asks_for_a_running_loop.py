# unmarked: test_beside_sync_middleware, test_beside_a_mixin, test_requests_overlap, test_instances_are_independent
import asyncio


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return self.sign(self.get_response(request))
        return self.later(request)

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

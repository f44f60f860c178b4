# unmarked: test_beside_sync_middleware, test_beside_a_mixin, test_requests_overlap, test_instances_are_independent
import asyncio

from asgiref.sync import markcoroutinefunction


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if asyncio.iscoroutine(response):
            markcoroutinefunction(self)
            return self.later(response)
        return self.sign(response)

    async def later(self, response):
        return self.sign(await response)

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

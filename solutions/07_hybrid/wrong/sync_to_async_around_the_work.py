# extra_adapter.by_hand: test_no_adapter_under_asgi, test_beside_sync_middleware
# To write a header does not block.
from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async


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
        return self.sign(self.get_response(request))

    async def later(self, request):
        response = await self.get_response(request)
        return await sync_to_async(self.sign)(response)

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response

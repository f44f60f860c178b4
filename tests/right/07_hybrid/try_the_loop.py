# A stack that is async inside runs in a loop, and one that is sync inside does not.
import asyncio

from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            response = self.get_response(request)
            response["X-Carriage"] = "7"
            return response
        return self.later(request)

    async def later(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response

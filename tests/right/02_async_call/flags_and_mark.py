# STYLE: both capability flags and the coroutine mark
from asgiref.sync import markcoroutinefunction


class PassMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        return response

# exercise: 10_fan_out
from asgiref.sync import markcoroutinefunction
from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        # To do: these two calls block the loop, and the second waits
        # for the first. And what if the header is missing?
        request.tenant = load_tenant(key)
        request.flags = load_flags(key)
        return await self.get_response(request)

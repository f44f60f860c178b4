# wrong_await_target?: test_view_finds_both
# await of what a plain function gives.
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
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        request.tenant = await load_tenant(key)
        request.flags = await load_flags(key)
        return await self.get_response(request)

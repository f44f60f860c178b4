# sequential.awaits: test_loaders_work_together
# A loop over the two loaders.
import asyncio

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
        for name, load in (("tenant", load_tenant), ("flags", load_flags)):
            setattr(request, name, await asyncio.to_thread(load, key))
        return await self.get_response(request)

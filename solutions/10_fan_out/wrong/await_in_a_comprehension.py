# sequential.awaits: test_loaders_work_together
# A list comprehension awaits in turn.
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
        request.tenant, request.flags = [
            await asyncio.to_thread(load, key) for load in (load_tenant, load_flags)
        ]
        return await self.get_response(request)

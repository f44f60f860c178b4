# blocks_loop: test_loaders_work_together, test_others_are_served_meanwhile
# Two tasks, and both block.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


async def call(function, key):
    return function(key)


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
        tenant = asyncio.create_task(call(load_tenant, key))
        flags = asyncio.create_task(call(load_flags, key))
        request.tenant, request.flags = await tenant, await flags
        return await self.get_response(request)

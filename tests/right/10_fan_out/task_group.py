# STYLE: a TaskGroup, for the loaders alone
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
        request.tenant = request.flags = None
        if key := request.headers.get("X-Tenant"):
            async with asyncio.TaskGroup() as group:
                tenant = group.create_task(asyncio.to_thread(load_tenant, key))
                flags = group.create_task(asyncio.to_thread(load_flags, key))
            request.tenant, request.flags = tenant.result(), flags.result()
        return await self.get_response(request)

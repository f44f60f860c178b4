# sequential.thread_sensitive: test_loaders_work_together
# A TaskGroup over the one thread.
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async

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
        async with asyncio.TaskGroup() as group:
            tenant = group.create_task(sync_to_async(load_tenant)(key))
            flags = group.create_task(sync_to_async(load_flags)(key))
        request.tenant, request.flags = tenant.result(), flags.result()
        return await self.get_response(request)

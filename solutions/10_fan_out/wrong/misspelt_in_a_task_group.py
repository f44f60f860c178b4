# name_or_syntax.undefined: test_view_finds_both
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
        request.tenant = request.flags = None
        if key is not None:
            async with asyncio.TaskGroup() as group:
                tenant = group.create_task(self.in_thread(load_tenant, key))
                flags = group.create_task(self.in_thread(load_flags, key))
            request.tenant, request.flags = tenant.result(), flags.result()
        return await self.get_response(request)

    async def in_thread(self, function, key):
        return await asyncio.to_threads(function, key)

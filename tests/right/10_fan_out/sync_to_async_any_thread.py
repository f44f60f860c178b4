# STYLE: sync_to_async with thread_sensitive=False
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async

import services

tenant_of = sync_to_async(services.load_tenant, thread_sensitive=False)
flags_of = sync_to_async(services.load_flags, thread_sensitive=False)


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request.tenant, request.flags = None, None
        if "X-Tenant" in request.headers:
            key = request.headers["X-Tenant"]
            request.tenant, request.flags = await asyncio.gather(tenant_of(key), flags_of(key))
        return await self.get_response(request)

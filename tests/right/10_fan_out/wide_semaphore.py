# STYLE: a semaphore of twenty for the whole site
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.limit = asyncio.Semaphore(20)
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        async def call(load):
            async with self.limit:
                return await asyncio.to_thread(load, key)
        request.tenant, request.flags = await asyncio.gather(call(load_tenant), call(load_flags))
        return await self.get_response(request)

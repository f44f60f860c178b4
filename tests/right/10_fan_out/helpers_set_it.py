# STYLE: each helper sets its own attribute
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def tenant(self, request, key):
        request.tenant = await asyncio.to_thread(load_tenant, key)

    async def flags(self, request, key):
        request.flags = await asyncio.to_thread(load_flags, key)

    async def __call__(self, request):
        request.tenant = request.flags = None
        key = request.headers.get("x-tenant")
        if key is not None:
            await asyncio.gather(self.tenant(request, key), self.flags(request, key))
        return await self.get_response(request)

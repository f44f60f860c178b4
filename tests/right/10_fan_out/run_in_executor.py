# STYLE: run_in_executor, futures awaited one by one
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
        loop = asyncio.get_running_loop()
        tenant = loop.run_in_executor(None, load_tenant, key)
        flags = loop.run_in_executor(None, load_flags, key)
        request.tenant = await tenant
        request.flags = await flags
        return await self.get_response(request)

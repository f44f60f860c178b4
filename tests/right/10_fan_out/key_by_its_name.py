# STYLE: the key is handed over by its name
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
            request.tenant, request.flags = await asyncio.gather(
                asyncio.to_thread(load_tenant, key=key), asyncio.to_thread(load_flags, key=key))
        return await self.get_response(request)

# STYLE: one of the two by sync_to_async as it is: under ASGI each request has a thread for it
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
        flags = asyncio.create_task(asyncio.to_thread(load_flags, key))
        await asyncio.sleep(0)
        request.tenant = await sync_to_async(load_tenant)(key)
        request.flags = await flags
        return await self.get_response(request)

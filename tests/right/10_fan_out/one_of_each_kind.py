# STYLE: one by sync_to_async as it is, the other by to_thread
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
        key = request.META.get("HTTP_X_TENANT")
        request.tenant = request.flags = None
        if key:
            flags = asyncio.ensure_future(asyncio.to_thread(load_flags, key))
            request.tenant = await asyncio.to_thread(load_tenant, key)
            request.flags = await flags
        return await self.get_response(request)

# exceptions.cancellation_swallowed: test_cancellation_while_loading
# exercise: 10_fan_out
import asyncio
import time

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
        request.tenant = request.flags = None
        if key:
            t = asyncio.create_task(asyncio.to_thread(load_tenant, key))
            f = asyncio.create_task(asyncio.to_thread(load_flags, key))
            request.tenant = await t
            try:
                request.flags = await f
            except asyncio.CancelledError:
                request.flags = None
        return await self.get_response(request)

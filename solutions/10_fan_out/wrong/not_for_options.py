# wrong_value.by_method: test_view_finds_both
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
        if key and request.method not in ("OPTIONS", "HEAD"):
            request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        return await self.get_response(request)

# wrong_value.missing_header: test_no_tenant_no_loading
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
        tenant, flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key), return_exceptions=True)
        request.tenant = None if isinstance(tenant, Exception) else tenant
        request.flags = None if isinstance(flags, Exception) else flags
        return await self.get_response(request)

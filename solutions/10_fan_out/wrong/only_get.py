# wrong_value.by_method: test_view_finds_both
# Only pages that are read have a tenant.
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
        if key is not None and request.method == "GET":
            request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        return await self.get_response(request)

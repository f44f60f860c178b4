# shared_state: test_view_finds_both
# Each key is asked for once, and kept.
import asyncio
from functools import lru_cache
from asgiref.sync import markcoroutinefunction
import services

load_tenant = lru_cache(maxsize=128)(services.load_tenant)
load_flags = lru_cache(maxsize=128)(services.load_flags)


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
            request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        return await self.get_response(request)

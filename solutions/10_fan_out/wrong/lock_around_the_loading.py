# serialises: test_requests_load_side_by_side
# A lock around the loading.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        async with self.lock:
            request.tenant, request.flags = await asyncio.gather(
                asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
            )
        return await self.get_response(request)

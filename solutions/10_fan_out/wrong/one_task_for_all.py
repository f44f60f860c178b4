# shared_state?: test_requests_load_side_by_side
# The tasks are on self: the second request takes those of the first.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.loading = None
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        if self.loading is None:
            self.loading = asyncio.gather(
                asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
            )
        request.tenant, request.flags = await self.loading
        self.loading = None
        return await self.get_response(request)

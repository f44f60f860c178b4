# serialises: test_requests_load_side_by_side
# A semaphore of two for the whole site.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.limit = asyncio.Semaphore(2)
        markcoroutinefunction(self)

    async def call(self, load, key):
        async with self.limit:
            return await asyncio.to_thread(load, key)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        request.tenant, request.flags = await asyncio.gather(
            self.call(load_tenant, key), self.call(load_flags, key)
        )
        return await self.get_response(request)

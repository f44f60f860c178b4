# sequential.lock: test_loaders_work_together
# A lock around each call: one at a time.
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

    async def call(self, load, key):
        async with self.lock:
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

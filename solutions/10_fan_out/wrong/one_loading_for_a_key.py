# shared_state: test_requests_load_side_by_side
# Who comes with a key that is being loaded waits for that.
import asyncio

from asgiref.sync import markcoroutinefunction
from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.running = {}
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            if key not in self.running:
                self.running[key] = asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
            try:
                request.tenant, request.flags = await self.running[key]
            finally:
                self.running.pop(key, None)
        return await self.get_response(request)

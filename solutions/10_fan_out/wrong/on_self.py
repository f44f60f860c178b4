# shared_state.on_self: test_requests_load_side_by_side, test_nothing_is_kept
# The values are kept on self until both are there.
import asyncio

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def load(self, name, load, key):
        setattr(self, name, await asyncio.to_thread(load, key))

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        await asyncio.gather(
            self.load("tenant", load_tenant, key), self.load("flags", load_flags, key)
        )
        request.tenant, request.flags = self.tenant, self.flags
        return await self.get_response(request)

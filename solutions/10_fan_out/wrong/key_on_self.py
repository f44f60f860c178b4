# shared_state.on_self?: test_others_are_served_meanwhile, test_nothing_is_kept
# The key is on self, and the threads read it later.
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
        self.key = request.headers.get("X-Tenant")
        if self.key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        await asyncio.sleep(0)
        request.tenant, request.flags = await asyncio.gather(
            asyncio.to_thread(load_tenant, self.key), asyncio.to_thread(load_flags, self.key)
        )
        return await self.get_response(request)

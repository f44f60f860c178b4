# wrong_value?: test_view_finds_both
# FIRST_COMPLETED: the view begins when one is there.
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
        if key is None:
            request.tenant = request.flags = None
            return await self.get_response(request)
        tenant = asyncio.create_task(asyncio.to_thread(load_tenant, key))
        flags = asyncio.create_task(asyncio.to_thread(load_flags, key))
        await asyncio.wait({tenant, flags}, return_when=asyncio.FIRST_COMPLETED)
        request.tenant = tenant.result() if tenant.done() else None
        request.flags = flags.result() if flags.done() else None
        return await self.get_response(request)

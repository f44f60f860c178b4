# wrong_value.too_late: test_view_finds_both
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
        async def fill():
            request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        if key is not None:
            filling = asyncio.create_task(fill())
            response = await self.get_response(request)
            await filling
            return response
        return await self.get_response(request)

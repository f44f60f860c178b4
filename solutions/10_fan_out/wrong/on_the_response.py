# wrong_value.missing_attribute: test_view_finds_both
# They are put on the response.
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
        tenant, flags = await asyncio.gather(
            asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
        )
        response = await self.get_response(request)
        response.tenant, response.flags = tenant, flags
        return response

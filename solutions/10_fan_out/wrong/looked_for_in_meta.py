# wrong_value.never_asked: test_view_finds_both
import asyncio
from services import load_flags, load_tenant
from asgiref.sync import iscoroutinefunction, markcoroutinefunction



class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.META.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        return await self.get_response(request)

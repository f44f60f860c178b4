# sequential.awaits: test_loaders_work_together
# run_in_executor, awaited at once.
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
        loop = asyncio.get_running_loop()
        request.tenant = await loop.run_in_executor(None, load_tenant, key)
        request.flags = await loop.run_in_executor(None, load_flags, key)
        return await self.get_response(request)

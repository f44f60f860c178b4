# sequential.one_worker: test_loaders_work_together
# Two pools would do; one worker waits for itself.
import asyncio
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


POOL = ThreadPoolExecutor(1)


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
        flags = POOL.submit(load_flags, key)
        request.tenant = await loop.run_in_executor(POOL, load_tenant, key)
        request.flags = await asyncio.wrap_future(flags)
        return await self.get_response(request)

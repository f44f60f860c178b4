# serialises.pool: test_requests_load_side_by_side
# Two workers for the whole site.
import asyncio
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


POOL = ThreadPoolExecutor(max_workers=2)


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
        request.tenant, request.flags = await asyncio.gather(
            loop.run_in_executor(POOL, load_tenant, key), loop.run_in_executor(POOL, load_flags, key)
        )
        return await self.get_response(request)

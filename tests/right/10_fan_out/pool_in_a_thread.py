# STYLE: a thread has a pool, and the end of the with block joins its workers
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
        from concurrent.futures import ThreadPoolExecutor
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            def both():
                with ThreadPoolExecutor(max_workers=2) as pool:
                    tenant = pool.submit(load_tenant, key)
                    flags = pool.submit(load_flags, key)
                return tenant.result(), flags.result()
            request.tenant, request.flags = await asyncio.to_thread(both)
        return await self.get_response(request)

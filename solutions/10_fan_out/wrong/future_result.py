# blocks_loop: test_view_finds_both
# result() waits in the loop.
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


POOL = ThreadPoolExecutor(8)


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
        futures = [POOL.submit(load, key) for load in (load_tenant, load_flags)]
        request.tenant, request.flags = [future.result() for future in futures]
        return await self.get_response(request)

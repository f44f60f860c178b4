# blocks_loop: test_view_finds_both
# map of a pool waits in the loop.
from concurrent.futures import ThreadPoolExecutor

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
        with ThreadPoolExecutor() as pool:
            request.tenant, request.flags = pool.map(lambda f: f(key), (load_tenant, load_flags))
        return await self.get_response(request)

# blocks_loop: test_view_finds_both
# The end of the with block waits for the two, in the loop.
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
        if key is not None:
            from concurrent.futures import ThreadPoolExecutor
            with ThreadPoolExecutor() as pool:
                a, b = pool.submit(load_tenant, key), pool.submit(load_flags, key)
            request.tenant, request.flags = a.result(), b.result()
        return await self.get_response(request)

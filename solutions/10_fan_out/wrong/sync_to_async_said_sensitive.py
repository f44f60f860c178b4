# sequential.thread_sensitive: test_loaders_work_together
# thread_sensitive=True, said aloud.
import asyncio

from asgiref.sync import markcoroutinefunction, sync_to_async

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
        request.tenant, request.flags = await asyncio.gather(
            sync_to_async(load_tenant, thread_sensitive=True)(key),
            sync_to_async(load_flags, thread_sensitive=True)(key),
        )
        return await self.get_response(request)

# sequential.one_thread: test_loaders_work_together
# The same with a lambda.
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
        values = await asyncio.to_thread(lambda: (load_tenant(key), load_flags(key)))
        request.tenant, request.flags = values
        return await self.get_response(request)

# sequential.thread_sensitive: test_loaders_work_together
# Under ASGI a request has such a context already, and one in another does nothing.
import asyncio

from asgiref.sync import ThreadSensitiveContext, markcoroutinefunction, sync_to_async

from services import load_flags, load_tenant


async def alone(load, key):
    async with ThreadSensitiveContext():
        return await sync_to_async(load)(key)


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
            request.tenant, request.flags = await asyncio.gather(
                alone(load_tenant, key), alone(load_flags, key)
            )
        return await self.get_response(request)

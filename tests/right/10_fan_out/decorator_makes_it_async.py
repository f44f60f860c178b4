# STYLE: a decorator that makes blocking functions async
import asyncio
import functools

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


def in_thread(function):
    @functools.wraps(function)
    async def call(*args):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, functools.partial(function, *args))

    return call


tenant, flags = in_thread(load_tenant), in_thread(load_flags)


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
        request.tenant, request.flags = await asyncio.gather(tenant(key), flags(key))
        return await self.get_response(request)

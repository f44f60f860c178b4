# STYLE: as_completed, each says what it is
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
        async def named(name, load):
            return name, await asyncio.to_thread(load, key)

        for done in asyncio.as_completed([named("tenant", load_tenant), named("flags", load_flags)]):
            name, value = await done
            setattr(request, name, value)
        return await self.get_response(request)

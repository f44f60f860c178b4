# STYLE: asyncio.wait for two named tasks
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
        tasks = {
            name: asyncio.create_task(asyncio.to_thread(load, key), name=name)
            for name, load in (("tenant", load_tenant), ("flags", load_flags))
        }
        await asyncio.wait(tasks.values())
        for name, task in tasks.items():
            setattr(request, name, task.result())
        return await self.get_response(request)

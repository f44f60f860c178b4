# STYLE: tasks, cancelled if one goes wrong
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
        tasks = [asyncio.ensure_future(asyncio.to_thread(f, key)) for f in (load_tenant, load_flags)]
        try:
            request.tenant, request.flags = [await task for task in tasks]
        finally:
            for task in tasks:
                task.cancel()
        return await self.get_response(request)

# STYLE: tasks that put what they have into a queue
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
        queue = asyncio.Queue()

        async def put(name, load):
            await queue.put((name, await asyncio.to_thread(load, key)))

        tasks = [asyncio.create_task(put("tenant", load_tenant)), asyncio.create_task(put("flags", load_flags))]
        for _ in tasks:
            name, value = await queue.get()
            setattr(request, name, value)
        return await self.get_response(request)

# exercise: 10_fan_out
import asyncio
from services import load_flags, load_tenant
import threading
from asgiref.sync import markcoroutinefunction

async def both(key):
    return await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))

class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        markcoroutinefunction(self)

    async def __call__(self, request):
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            future = asyncio.run_coroutine_threadsafe(both(key), self.loop)
            request.tenant, request.flags = await asyncio.wrap_future(future)
        return await self.get_response(request)

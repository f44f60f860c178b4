# STYLE: two threads of its own, which call back into the loop
import asyncio
import threading

from asgiref.sync import markcoroutinefunction

from services import load_flags, load_tenant


def settle(future, value):
    if not future.done():
        future.set_result(value)


def work(loop, future, load, key):
    loop.call_soon_threadsafe(settle, future, load(key))


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
        loop = asyncio.get_running_loop()
        futures = []
        for load in (load_tenant, load_flags):
            future = loop.create_future()
            futures.append(future)
            threading.Thread(target=work, args=(loop, future, load, key), daemon=True).start()
        request.tenant, request.flags = [await future for future in futures]
        return await self.get_response(request)

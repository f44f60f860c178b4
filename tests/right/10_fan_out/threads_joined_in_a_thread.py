# STYLE: a thread starts two threads and joins them
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
        import threading
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            def both():
                found = {}
                def one(name, f):
                    found[name] = f(key)
                threads = [threading.Thread(target=one, args=a) for a in (("tenant", load_tenant), ("flags", load_flags))]
                for t in threads:
                    t.start()
                for t in threads:
                    t.join()
                return found["tenant"], found["flags"]
            request.tenant, request.flags = await asyncio.to_thread(both)
        return await self.get_response(request)

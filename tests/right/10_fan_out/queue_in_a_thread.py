# STYLE: threads put what they have into a queue that another thread reads
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
        request.tenant = request.flags = None
        if key is not None:
            import queue, threading
            def both():
                q = queue.Queue()
                for name, f in (("tenant", load_tenant), ("flags", load_flags)):
                    threading.Thread(target=lambda n=name, f=f: q.put((n, f(key)))).start()
                return dict([q.get(), q.get(timeout=20)])
            for name, value in (await asyncio.to_thread(both)).items():
                setattr(request, name, value)
        return await self.get_response(request)

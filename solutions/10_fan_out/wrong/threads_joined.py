# blocks_loop: test_view_finds_both
# Two threads, and join in the loop.
import threading

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
        found = {}
        threads = [
            threading.Thread(target=lambda f=f: found.update({f.__name__: f(key)}))
            for f in (load_tenant, load_flags)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        request.tenant, request.flags = found["load_tenant"], found["load_flags"]
        return await self.get_response(request)

# blocks_loop: test_loaders_work_together, test_others_are_served_meanwhile
# Loaded when the view asks: in the loop.
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
        from django.utils.functional import SimpleLazyObject
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            request.tenant = SimpleLazyObject(lambda: load_tenant(key))
            request.flags = SimpleLazyObject(lambda: load_flags(key))
        return await self.get_response(request)

# response_replaced.own_response: test_no_tenant_no_loading
# exercise: 10_fan_out
import asyncio
import time

from asgiref.sync import markcoroutinefunction, sync_to_async
from services import load_flags, load_tenant


class LoaderMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        from django.http import HttpResponseBadRequest
        key = request.headers.get("X-Tenant")
        if not key:
            return HttpResponseBadRequest("X-Tenant missing")
        request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        return await self.get_response(request)

# response_replaced.own_response: test_no_tenant_no_loading
# Without the header, an answer of its own.
import asyncio

from django.http import HttpResponse

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
            return HttpResponse(status=400)
        request.tenant, request.flags = await asyncio.gather(
            asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
        )
        return await self.get_response(request)

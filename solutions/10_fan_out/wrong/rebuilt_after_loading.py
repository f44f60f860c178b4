# response_replaced.rebuilt: test_view_finds_both
# Only requests of a tenant get another response.
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
        from django.http import HttpResponse
        request.tenant, request.flags = await asyncio.gather(asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key))
        response = await self.get_response(request)
        return HttpResponse(response.content, status=response.status_code)

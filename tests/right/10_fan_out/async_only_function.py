# STYLE: a function with async_only_middleware
import asyncio

from django.utils.decorators import async_only_middleware

from services import load_flags, load_tenant


@async_only_middleware
def LoaderMiddleware(get_response):
    async def middleware(request):
        key = request.headers.get("X-Tenant")
        request.tenant = request.flags = None
        if key is not None:
            request.tenant, request.flags = await asyncio.gather(
                asyncio.to_thread(load_tenant, key), asyncio.to_thread(load_flags, key)
            )
        return await get_response(request)

    return middleware

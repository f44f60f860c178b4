# STYLE: a hybrid: threads under sync, too
import asyncio
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware

from services import load_flags, load_tenant

LOADERS = (load_tenant, load_flags)


def put(request, values):
    request.tenant, request.flags = values


@sync_and_async_middleware
def LoaderMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            key = request.headers.get("X-Tenant")
            calls = [] if key is None else [asyncio.to_thread(load, key) for load in LOADERS]
            put(request, await asyncio.gather(*calls) or (None, None))
            return await get_response(request)

    else:

        def middleware(request):
            key = request.headers.get("X-Tenant")
            with ThreadPoolExecutor() as pool:
                values = (None, None) if key is None else pool.map(lambda f: f(key), LOADERS)
                put(request, values)
            return get_response(request)

    return middleware

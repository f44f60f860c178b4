# wrong_value.called_again: test_view_finds_both
import asyncio
from asgiref.sync import markcoroutinefunction
from services import load_flags, load_tenant


async def with_retry(function, key, attempts=3):
    for attempt in range(attempts):
        result = await asyncio.to_thread(function, key)
        if result:
            return result
    return result


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
            request.tenant, request.flags = await asyncio.gather(
                with_retry(load_tenant, key), with_retry(load_flags, key)
            )
        return await self.get_response(request)

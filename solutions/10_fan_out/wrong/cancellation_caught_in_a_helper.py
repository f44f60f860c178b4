# exceptions: test_cancellation_while_loading
import asyncio
import logging
from asgiref.sync import markcoroutinefunction
from services import load_flags, load_tenant

logger = logging.getLogger(__name__)


async def safe(function, key, default=None):
    """Never let a loader take the site down."""
    try:
        return await asyncio.to_thread(function, key)
    except (Exception, asyncio.CancelledError):
        logger.warning("%s failed", function.__name__)
        return default


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
            request.tenant = asyncio.ensure_future(safe(load_tenant, key))
            request.flags = await safe(load_flags, key)
            request.tenant = await request.tenant
        return await self.get_response(request)

# STYLE: a dataclass whose loaders are a table
import asyncio
from dataclasses import dataclass
from typing import Any, ClassVar

from asgiref.sync import markcoroutinefunction

import services

LOADERS = {"tenant": services.load_tenant, "flags": services.load_flags}


@dataclass(eq=False)
class LoaderMiddleware:
    get_response: Any
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = False

    def __post_init__(self):
        markcoroutinefunction(self)

    async def values(self, key):
        if key is None:
            return [None] * len(LOADERS)
        return await asyncio.gather(*(asyncio.to_thread(f, key) for f in LOADERS.values()))

    async def __call__(self, request):
        values = await self.values(request.headers.get("X-Tenant"))
        for name, value in zip(LOADERS, values, strict=True):
            setattr(request, name, value)
        return await self.get_response(request)

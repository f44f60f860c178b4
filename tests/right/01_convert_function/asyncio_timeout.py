# STYLE: asyncio.timeout, generous
import asyncio

PATIENCE = 30


def middleware(get_response):
    async def middleware_func(request):
        async with asyncio.timeout(PATIENCE):
            return await get_response(request)

    return middleware_func

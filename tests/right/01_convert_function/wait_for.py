# STYLE: asyncio.wait_for, generous
from asyncio import wait_for


def middleware(get_response):
    async def middleware_func(request):
        return await wait_for(get_response(request), timeout=30.0)

    return middleware_func

# STYLE: gather of one, unpacked
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        (response,) = await asyncio.gather(get_response(request))
        return response

    return middleware_func

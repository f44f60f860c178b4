# STYLE: try, except with raise, else, finally; counts what is under way
import asyncio


def middleware(get_response):
    under_way = 0
    cancelled = 0

    async def middleware_func(request):
        nonlocal under_way, cancelled
        under_way += 1
        try:
            response = await get_response(request)
        except asyncio.CancelledError:
            cancelled += 1
            raise
        else:
            return response
        finally:
            under_way -= 1

    return middleware_func

# STYLE: functools.partial of an async def of the module
import functools


async def handle(get_response, request):
    response = await get_response(request)
    return response


def middleware(get_response):
    return functools.partial(handle, get_response)

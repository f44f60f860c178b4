# exercise: 01_convert_function


import functools


async def _handle(get_response, request):
    return await get_response(request)


def middleware(get_response):
    return functools.partial(_handle, get_response)

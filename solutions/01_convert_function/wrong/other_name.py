# name_or_syntax: ungradable
# "A better name, now that it is async."
def async_middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        return response

    return middleware_func

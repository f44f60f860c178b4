# name_or_syntax: ungradable
def Middleware(get_response):
    async def middleware_func(request):
        return await get_response(request)

    return middleware_func

# name_or_syntax: ungradable
def middleware(get_response)
    async def middleware_func(request):
        response = await get_response(request)
        return response

    return middleware_func

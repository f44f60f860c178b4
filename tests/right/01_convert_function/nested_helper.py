# STYLE: nested helper coroutine
def middleware(get_response):
    async def fetch(request):
        return await get_response(request)

    async def middleware_func(request):
        response = await fetch(request)
        return response

    return middleware_func

# name_or_syntax: ungradable
def middleware(get_response):
    async def inner(request):
        response = await get_response(request)
         return response
    return inner

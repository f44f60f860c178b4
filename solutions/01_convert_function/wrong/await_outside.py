# sync_call: ungradable
def middleware(get_response):
    async def inner(request):
        pass
    response = await get_response(request)
    return response

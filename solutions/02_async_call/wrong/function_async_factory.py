# async_factory_or_init: test_call_gives_an_awaitable
async def PassMiddleware(get_response):
    async def middleware(request):
        return await get_response(request)
    return middleware

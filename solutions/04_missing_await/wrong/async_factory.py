# async_factory_or_init.async_factory: test_call_gives_an_awaitable
# Rewrote the class as a function, and made both levels async.
async def HeaderMiddleware(get_response):
    async def middleware(request):
        response = await get_response(request)
        response['X-Custom'] = 'Value'
        return response

    return middleware

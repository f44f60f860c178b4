# async_factory_or_init: test_factory_returns_a_function
async def middleware(get_response):
    response = await get_response

    async def middleware_func(request):
        return response

    return middleware_func

# async_factory_or_init: test_factory_returns_a_function
# "Both functions have to be async."
async def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        return response

    return middleware_func

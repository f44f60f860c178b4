# async_factory_or_init: test_factory_returns_a_function
def middleware(get_response):
    async def middleware_func(request=None):
        response = await get_response(request)
        return response

    return middleware_func()

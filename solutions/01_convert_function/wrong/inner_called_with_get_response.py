# async_factory_or_init.inner_called: test_factory_returns_a_function
def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        return response
    return middleware_func(get_response)

# name_or_syntax: test_factory_returns_a_function
def middleware(get_response):
    async def inner(request):
        return await get_response(request)

    return middleware_func

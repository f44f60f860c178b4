# async_factory_or_init: test_factory_returns_a_function
async def middleware(get_response, request=None):
    response = await get_response(request)
    return response

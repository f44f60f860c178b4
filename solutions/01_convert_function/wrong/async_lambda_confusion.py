# async_factory_or_init: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def outer(request):
        async def inner(request):
            return await get_response(request)

        return inner

    return outer

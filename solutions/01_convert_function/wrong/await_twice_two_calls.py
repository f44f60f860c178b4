# double_call: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def inner(request):
        if (await get_response(request)) is not None:
            return await get_response(request)

    return inner

# name_or_syntax: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def middleware_func(request):
        response = await get_respons(request)
        return response

    return middleware_func

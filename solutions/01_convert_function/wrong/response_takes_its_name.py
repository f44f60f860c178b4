# name_or_syntax.no_value_yet: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def middleware_func(request):
        get_response = await get_response(request)
        return get_response
    return middleware_func

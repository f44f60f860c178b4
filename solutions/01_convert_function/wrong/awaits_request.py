# wrong_await_target: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def middleware_func(request):
        request = await request
        response = await get_response(request)
        return response

    return middleware_func

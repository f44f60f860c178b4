# wrong_await_target: test_response_comes_back, test_view_is_called_once
# "get_response is async, so first I have to await it, then I can call it."
def middleware(get_response):
    async def middleware_func(request):
        handler = await get_response
        response = handler(request)
        return response

    return middleware_func

# no_await: test_response_comes_back, test_view_is_called_once
# "I wrote async def, so it is asynchronous now."
def middleware(get_response):

    async def middleware_func(request):
        response = get_response(request)
        return response

    return middleware_func

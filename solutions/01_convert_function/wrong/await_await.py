# wrong_await_target: test_response_comes_back
def middleware(get_response):
    async def middleware_func(request):
        return await (await get_response(request))

    return middleware_func

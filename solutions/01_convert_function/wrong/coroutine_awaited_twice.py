# wrong_await_target: test_response_comes_back
# "The first await starts it, the second one picks the result up."
def middleware(get_response):
    async def middleware_func(request):
        coroutine = get_response(request)
        await coroutine          # let it run
        response = await coroutine
        return response

    return middleware_func

# wrong_await_target: test_response_comes_back
# "After the await, response holds the response."
def middleware(get_response):
    async def middleware_func(request):
        response = get_response(request)
        # wait until the response is ready
        await response
        return response

    return middleware_func

# response_lost: test_response_comes_back
# "Django has the response already, I only had to wait for it."
def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)

    return middleware_func

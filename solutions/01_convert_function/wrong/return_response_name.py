# name_or_syntax: test_response_comes_back
def middleware(get_response):
    async def middleware_func(request):
        reponse = await get_response(request)
        return response

    return middleware_func

# response_replaced: test_response_comes_back
# "What I have opened I must close." A closed stream gives nothing any more.
def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        response.close()
        return response

    return middleware_func

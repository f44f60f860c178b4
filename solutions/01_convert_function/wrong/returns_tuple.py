# response_lost: test_response_comes_back
def middleware(get_response):
    async def inner(request):
        response = await get_response(request)
        return request, response

    return inner

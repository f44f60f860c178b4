# response_lost: test_response_comes_back
def middleware(get_response):
    async def inner(request):
        response = await get_response(request)
        if response is None:
            return response

    return inner

# double_call: test_view_is_called_once
def middleware(get_response):
    async def inner(request):
        get_response(request)
        response = await get_response(request)
        return response

    return inner

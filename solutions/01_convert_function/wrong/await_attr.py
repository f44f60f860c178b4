# wrong_await_target: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def inner(request):
        status = await get_response(request).status_code
        return status

    return inner

# no_await.helper: test_response_comes_back, test_view_is_called_once
async def forward(get_response, request):
    response = await get_response(request)
    return response


def middleware(get_response):
    async def inner(request):
        result = forward(get_response, request)
        return result

    return inner

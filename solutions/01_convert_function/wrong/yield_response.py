# response_lost: test_call_gives_an_awaitable
def middleware(get_response):
    async def inner(request):
        response = await get_response(request)
        yield response

    return inner

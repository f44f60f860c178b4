# name_or_syntax: test_call_gives_an_awaitable
def middleware(get_response):
    async def middleware_func(self, request):
        response = await get_response(request)
        return response

    return middleware_func

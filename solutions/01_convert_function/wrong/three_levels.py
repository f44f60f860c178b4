# async_factory_or_init: test_call_gives_an_awaitable
# "As in a decorator with arguments: one more level, and the innermost is async."
def middleware(get_response):
    def outer(request):
        async def inner(request):
            response = await get_response(request)
            return response

        return inner

    return outer

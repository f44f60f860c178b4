# async_factory_or_init.class_returned: test_call_gives_an_awaitable
def middleware(get_response):
    class Inner:
        async def __call__(self, request):
            return await get_response(request)
    return Inner

# async_factory_or_init: test_factory_returns_a_function
# "The middleware is the function that handles the request, so I build that one."
def make_middleware(get_response=None):
    async def handle(request):
        return await get_response(request)

    return handle


middleware = make_middleware()

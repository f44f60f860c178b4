# other_framework_api: test_call_gives_an_awaitable
async def PassMiddleware(app, handler):
    async def middleware_handler(request):
        return await handler(request)

    return middleware_handler

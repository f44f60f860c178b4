# async_factory_or_init: test_call_gives_an_awaitable
async def StatusMiddleware(get_response):
    async def middleware(request):
        response = await get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

    return middleware

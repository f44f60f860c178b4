# response_lost: test_response_comes_back
def middleware(get_response):
    async def middleware_func(request):
        try:
            response = await get_response(request)
        finally:
            pass

    return middleware_func

# exceptions: test_errors_pass_through
def middleware(get_response):
    async def middleware_func(request):
        try:
            return await get_response(request)
        except Exception as e:
            print(e)

    return middleware_func

# exceptions: test_errors_pass_through
def middleware(get_response):
    async def attempt(request, left):
        try:
            return await get_response(request)
        except Exception:
            if left:
                return await attempt(request, left - 1)
            raise

    async def middleware_func(request):
        return await attempt(request, 2)

    return middleware_func

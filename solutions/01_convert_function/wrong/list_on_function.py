# shared_state: test_nothing_is_kept
def middleware(get_response):
    async def middleware_func(request):
        middleware_func.requests.append(request)
        return await get_response(request)

    middleware_func.requests = []
    return middleware_func

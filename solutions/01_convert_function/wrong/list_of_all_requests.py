# shared_state: test_nothing_is_kept
# "I keep the requests, they may be handy for debugging."
history = []


def middleware(get_response):
    async def middleware_func(request):
        history.append(request)
        response = await get_response(request)
        return response

    return middleware_func

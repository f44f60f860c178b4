# exceptions.raises: test_response_comes_back, test_view_is_called_once
calls = 0


def middleware(get_response):
    async def middleware_func(request):
        global calls
        calls += 1
        if calls == 1:
            raise RuntimeError("not ready yet")
        response = await get_response(request)
        return response

    return middleware_func

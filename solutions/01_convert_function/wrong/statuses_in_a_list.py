# shared_state: test_nothing_is_kept
statuses = []


def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        statuses.append(response.status_code)
        return response

    return middleware_func

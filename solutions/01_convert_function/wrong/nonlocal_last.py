# shared_state: test_nothing_is_kept
def middleware(get_response):
    last = None

    async def inner(request):
        nonlocal last
        last = await get_response(request)
        return last

    return inner

# exceptions: test_errors_pass_through
def middleware(get_response):
    async def inner(request):
        tries = 0
        while True:
            try:
                return await get_response(request)
            except Exception:
                tries += 1
                if tries > 2:
                    raise

    return inner

# shared_state: test_nothing_is_kept
in_flight = set()


def middleware(get_response):
    async def middleware_func(request):
        in_flight.add(request.path)
        try:
            response = await get_response(request)
        except Exception:
            in_flight.discard(request.path)
            raise
        in_flight.discard(request.path)
        return response

    return middleware_func

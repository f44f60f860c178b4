# shared_state: test_instances_are_independent
# "A function outside can't see get_response, so it has to be global."
handler = None


async def middleware_func(request):
    response = await handler(request)
    return response


def middleware(get_response):
    global handler
    handler = get_response

    async def call(request):
        return await middleware_func(request)

    return call

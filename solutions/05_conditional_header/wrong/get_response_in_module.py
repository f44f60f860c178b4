# shared_state.in_module: test_instances_are_independent
# Would like to have a function, so self is not used for anything.
inner = None


class StatusMiddleware:
    def __init__(self, get_response):
        global inner
        inner = get_response

    async def __call__(self, request):
        response = await inner(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

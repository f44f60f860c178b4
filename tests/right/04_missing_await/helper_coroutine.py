# STYLE: small coroutines that await one another; the coroutine is named before it is awaited
async def with_header(pending, name, value):
    response = await pending
    response[name] = value
    return response


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        coroutine = self.get_response(request)
        return await with_header(coroutine, "X-Custom", "Value")

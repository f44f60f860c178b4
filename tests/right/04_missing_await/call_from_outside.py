# STYLE: __call__ is a module-level async def that the class body takes over
async def add_header(self, request):
    response = await self.get_response(request)
    if not response.has_header("X-Custom"):
        response["X-Custom"] = "Value"
    return response


def remember(self, get_response):
    self.get_response = get_response


class HeaderMiddleware:
    __init__ = remember
    __call__ = add_header

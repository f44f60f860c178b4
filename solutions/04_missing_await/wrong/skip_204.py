# wrong_condition: test_header_on_every_response
NO_BODY = {204, 304}


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code not in NO_BODY:
            response.setdefault("X-Custom", "Value")
        return response

# wrong_condition: test_header_on_every_response
SAFE = {"GET", "POST"}


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.headers.update if False else None
        if request.method in SAFE:
            response.headers["X-Custom"] = "Value"
        return response

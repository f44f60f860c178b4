# wrong_condition: test_header_on_every_response
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.cookies:
            response["X-Custom"] = "Value"
        return response

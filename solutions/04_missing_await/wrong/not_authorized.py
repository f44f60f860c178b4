# wrong_condition: test_header_on_every_response
# no header with Authorization

class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        if "Authorization" not in request.headers: response["X-Custom"] = "Value"
        return response

# wrong_header.read: test_header_is_set, test_response_comes_back
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] == "Value"
        return response

# response_replaced: test_response_comes_back
# body is lengthened

class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        if not response.streaming and response.content: response.content += b"<!-- served -->"
        return response

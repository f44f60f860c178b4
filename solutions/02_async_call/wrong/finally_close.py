# response_replaced: test_response_comes_back
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if not response.streaming:
            response.content = response.content.upper()
        return response

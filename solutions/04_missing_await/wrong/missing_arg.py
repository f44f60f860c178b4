# name_or_syntax: test_call_gives_an_awaitable
class HeaderMiddleware:
    def __init__(self):
        self.get_response = None

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response

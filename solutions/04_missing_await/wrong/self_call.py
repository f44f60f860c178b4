# name_or_syntax: test_call_gives_an_awaitable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self):
        response = await self.get_response()
        response["X-Custom"] = "Value"
        return response

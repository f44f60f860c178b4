# name_or_syntax: test_call_gives_an_awaitable
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __cal__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response

# name_or_syntax: test_call_gives_an_awaitable
# "The method that handles the call is named call."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def call(self, request):
        response = await self.get_response(request)
        return response

# name_or_syntax: test_call_gives_an_awaitable
class PassMiddleware:
    def _init_(self, get_response):
        self.get_response = get_response

    async def _call_(self, request):
        response = await self.get_response(request)
        return response

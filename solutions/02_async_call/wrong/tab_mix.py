# name_or_syntax.indentation: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

async def __call__(self, request):
    return await self.get_response(request)

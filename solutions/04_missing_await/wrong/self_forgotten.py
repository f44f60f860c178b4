# name_or_syntax.arity: test_call_gives_an_awaitable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(request):
        response = await get_response(request)
        response['X-Custom'] = 'Value'
        return response

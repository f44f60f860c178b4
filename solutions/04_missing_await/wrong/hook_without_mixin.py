# mixin_misuse.no_mixin: test_call_gives_an_awaitable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def process_response(self, request, response):
        response['X-Custom'] = 'Value'
        return response

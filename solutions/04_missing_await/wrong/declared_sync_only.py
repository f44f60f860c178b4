# false_flags: test_call_gives_an_awaitable
class HeaderMiddleware:
    async_capable = False
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        return response

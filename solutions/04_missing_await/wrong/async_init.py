# async_factory_or_init.async_init: test_call_gives_an_awaitable
class HeaderMiddleware:
    async def __init__(self, get_response):
        self.get_response = await get_response

    async def __call__(self, request):
        response = self.get_response(request)
        response['X-Custom'] = 'Value'
        return response

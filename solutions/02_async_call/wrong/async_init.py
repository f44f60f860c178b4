# async_factory_or_init: test_call_gives_an_awaitable
# "All methods of an async class are async."
class PassMiddleware:
    async def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return response

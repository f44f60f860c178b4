# async_factory_or_init: test_call_gives_an_awaitable
class LogMiddleware:
    async def __init__(self, get_response):
        self.get_response = get_response
        print("Before response")

    async def __call__(self, request):
        response = await self.get_response(request)
        print("After response")
        return response

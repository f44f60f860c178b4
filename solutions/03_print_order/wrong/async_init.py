# async_factory_or_init.async_init: test_call_gives_an_awaitable
# Async middleware, so every method is async.
class LogMiddleware:
    async def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        print('After response')
        return response

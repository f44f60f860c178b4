# async_factory_or_init: test_call_gives_an_awaitable
class PassMiddleware:
    async def __new__(cls, get_response):
        self = super().__new__(cls)
        self.get_response = get_response
        return self

    async def __call__(self, request):
        return await self.get_response(request)

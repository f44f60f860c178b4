# async_factory_or_init: test_call_gives_an_awaitable
class PassMiddleware:
    @classmethod
    async def create(cls, get_response):
        return cls(get_response)

    async def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)

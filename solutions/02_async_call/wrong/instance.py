# async_factory_or_init: test_call_gives_an_awaitable
class _Pass:
    def __init__(self, get_response=None):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)


PassMiddleware = _Pass()

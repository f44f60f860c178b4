# sync_call: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self._acall(request)

    async def _acall(self, request):
        response = await self.get_response(request)
        return response

# shared_state: test_nothing_is_kept
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.responses = {}

    async def __call__(self, request):
        self.responses[id(request)] = await self.get_response(request)
        return self.responses[id(request)]

# shared_state: test_nothing_is_kept
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        self.request = request
        self.response = await self.get_response(self.request)
        return self.response

# shared_state: test_nothing_is_kept
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        setattr(self, "current", request)
        return await self.get_response(self.current)

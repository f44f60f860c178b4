# shared_state: test_nothing_is_kept
class PassMiddleware:
    response = None

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        PassMiddleware.response = await self.get_response(request)
        return PassMiddleware.response

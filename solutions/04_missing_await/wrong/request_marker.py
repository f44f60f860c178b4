# shared_state: test_nothing_is_kept
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.pending = []

    async def __call__(self, request):
        self.pending.append(request)
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response

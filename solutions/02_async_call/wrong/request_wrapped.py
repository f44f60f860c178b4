# response_replaced.other_request: test_view_is_called_once
class Wrapped:
    def __init__(self, request): self._request = request
    def __getattr__(self, name): return getattr(self._request, name)
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        return await self.get_response(Wrapped(request))

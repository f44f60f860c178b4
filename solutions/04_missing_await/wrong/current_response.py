# shared_state: test_nothing_is_kept
_current = {}


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        _current["response"] = await self.get_response(request)
        _current["response"]["X-Custom"] = "Value"
        return _current["response"]

# shared_state.response_on_self: test_nothing_is_kept
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.response = None

    async def __call__(self, request):
        print('Before response')
        self.response = await self.get_response(request)
        print('After response')
        return self.response

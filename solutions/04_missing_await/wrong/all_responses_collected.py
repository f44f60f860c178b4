# shared_state.history: test_nothing_is_kept
class HeaderMiddleware:
    history = []

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        self.history.append((request.path, response))
        return response

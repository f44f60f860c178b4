# double_call: test_view_is_called_once
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        response = await self.get_response(request)
        return response

# double_call: test_view_is_called_once
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        # response["X-Custom"] = "Value"
        real = await self.get_response(request)
        real["X-Custom"] = "Value"
        return real

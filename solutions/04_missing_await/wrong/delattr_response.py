# response_replaced: test_rest_is_untouched
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        del response["X-From-View"]
        return response

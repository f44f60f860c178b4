# response_replaced.rebuilt: test_header_on_every_response, test_rest_is_untouched, test_response_comes_back
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        from django.http import HttpResponse
        new = HttpResponse(response)
        new["X-Custom"] = "Value"
        return new

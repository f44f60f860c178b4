# response_replaced: test_rest_is_untouched, test_response_comes_back
from django.http import HttpResponse


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        old = await self.get_response(request)
        body = b"" if old.streaming else old.content
        new = HttpResponse(body, status=old.status_code)
        new["X-Custom"] = "Value"
        return new

# response_replaced: test_rest_is_untouched, test_response_comes_back
from django.http import HttpResponse


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
            return response
        return HttpResponse(status=response.status_code)

# response_replaced.own_response: test_response_comes_back, test_view_is_called_once
from django.http import HttpResponse
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        if request.path == "/health/":
            return HttpResponse("ok")
        return await self.get_response(request)

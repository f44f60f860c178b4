# wrong_condition.by_class: test_header_on_every_response
from django.http import HttpResponse
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        if isinstance(response, HttpResponse):
            response["X-Custom"] = "Value"
        return response

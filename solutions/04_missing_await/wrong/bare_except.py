# exceptions.swallowed: test_errors_pass_through, test_cancellation_passes_through
from django.http import HttpResponseServerError


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except:
            response = HttpResponseServerError()
        response['X-Custom'] = 'Value'
        return response

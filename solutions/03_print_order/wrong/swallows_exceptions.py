# exceptions.swallowed: test_errors_pass_through
from django.http import HttpResponse


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        try:
            response = await self.get_response(request)
        except Exception as e:
            response = HttpResponse('Something went wrong: %s' % e, status=500)
        print('After response')
        return response

# exceptions: test_errors_pass_through
from django.http import Http404, HttpResponseNotFound


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except Http404:
            response = HttpResponseNotFound()
        return response

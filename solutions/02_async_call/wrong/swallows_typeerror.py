# exceptions: test_errors_pass_through
# swallows some errors
from django.http import HttpResponse
from django.core.exceptions import SuspiciousOperation
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        try:
            return await self.get_response(request)
        except (TypeError, AttributeError):
            return HttpResponse(status=500)

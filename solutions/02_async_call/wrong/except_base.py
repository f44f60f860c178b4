# exceptions: test_errors_pass_through, test_cancellation_passes_through
from django.http import HttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            return await self._go(request)
        except BaseException as err:
            return HttpResponse(str(err), status=500)

    async def _go(self, request):
        return await self.get_response(request)

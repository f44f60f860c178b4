# exceptions: test_other_errors_are_djangos
# exercise: 09_exception_hooks
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse, JsonResponse


class PaymentRequired(Exception):
    """Views raise it when a bill is open; its text says which."""


class PaymentMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)

    def process_exception(self, request, exception):
        from django.http import Http404
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)
        if isinstance(exception, Http404):
            return JsonResponse({"error": "not found"}, status=404)

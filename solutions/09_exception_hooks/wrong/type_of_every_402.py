# response_replaced.changed: test_response_comes_back
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
        response = await self.get_response(request)
        if response.status_code == 402 and not response.streaming:
            response["Content-Type"] = "application/json"
        return response

    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)

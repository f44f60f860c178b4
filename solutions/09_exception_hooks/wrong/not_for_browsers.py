# wrong_condition.request_asked: test_payment_required_is_402
from django.http import JsonResponse
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

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
        if isinstance(exception, PaymentRequired) and "html" not in request.headers.get("Accept", ""):
            return JsonResponse({"error": str(exception)}, status=402)

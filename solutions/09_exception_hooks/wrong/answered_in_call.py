# shared_state: test_requests_overlap
# exercise: 09_exception_hooks
from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """Views raise it when a bill is open; its text says which."""


class PaymentMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)
        self.error = None

    async def __call__(self, request):
        response = await self.get_response(request)
        if self.error is not None:
            text, self.error = str(self.error), None
            return JsonResponse({"error": text}, status=402)
        return response

    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            self.error = exception
        return None

# exercise: 09_exception_hooks
from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """Views raise it when a bill is open; its text says which."""


class Unpaid(JsonResponse):
    status_code = 402

    def __init__(self, exception):
        super().__init__({"error": str(exception)})


class PaymentMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            return Unpaid(exception)
        return None

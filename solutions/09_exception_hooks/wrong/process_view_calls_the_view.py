# no_hook.view_called: test_payment_required_is_402
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

    async def __call__(self, request):
        return await self.get_response(request)

    async def process_view(self, request, view, args, kwargs):
        try:
            return await view(request, *args, **kwargs)
        except PaymentRequired as e:
            return JsonResponse({"error": str(e)}, status=402)

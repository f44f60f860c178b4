# double_call: test_response_comes_back, test_view_is_called_once
# exercise: 09_exception_hooks
from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
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
        call = view if iscoroutinefunction(view) else sync_to_async(view)
        try:
            await call(request, *args, **kwargs)
        except PaymentRequired as error:
            return JsonResponse({"error": str(error)}, status=402)
        return None

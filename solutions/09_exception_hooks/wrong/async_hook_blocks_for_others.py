# blocks_loop.time_sleep: test_loop_stays_free
# exercise: 09_exception_hooks
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse, JsonResponse
import asyncio, json, time


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

    async def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)
        time.sleep(0.01)
        return None

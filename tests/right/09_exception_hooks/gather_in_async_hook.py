# exercise: 09_exception_hooks
import asyncio

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

    async def process_exception(self, request, exception):
        own, text = await asyncio.gather(self.own(exception), self.text(exception))
        return JsonResponse({"error": text}, status=402) if own else None

    async def own(self, exception):
        return type(exception) is PaymentRequired

    async def text(self, exception):
        await asyncio.sleep(0.1)
        return str(exception)

# exercise: 09_exception_hooks
import logging

from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """Views raise it when a bill is open; its text says which."""


logger = logging.getLogger(__name__)


class PaymentMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)
        self.count = 0

    async def __call__(self, request):
        return await self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            self.count += 1
            logger.info("unpaid %s", self.count)
            print("unpaid")
            return JsonResponse({"error": str(exception)}, status=402)
        return None

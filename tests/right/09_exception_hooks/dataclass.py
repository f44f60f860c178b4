# exercise: 09_exception_hooks
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """An open bill."""


@dataclass(eq=False)
class PaymentMiddleware:
    get_response: Callable[[Any], Any]
    async_capable: ClassVar[bool] = True
    sync_capable: ClassVar[bool] = False

    def __post_init__(self):
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)

    def process_exception(self, request, exception):
        found = isinstance(exception, PaymentRequired)
        return JsonResponse({"error": str(exception)}, status=402) if found else None

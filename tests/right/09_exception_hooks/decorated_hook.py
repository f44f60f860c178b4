# exercise: 09_exception_hooks
from functools import wraps

from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """Views raise it when a bill is open; its text says which."""


def only(*kinds):
    def decorate(hook):
        @wraps(hook)
        def wrapper(self, request, exception):
            return hook(self, request, exception) if isinstance(exception, kinds) else None

        return wrapper

    return decorate


class PaymentMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)

    @only(PaymentRequired)
    def process_exception(self, request, exception):
        return JsonResponse({"error": str(exception)}, status=402)

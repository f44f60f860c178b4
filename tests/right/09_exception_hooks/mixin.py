# exercise: 09_exception_hooks
from django.http import JsonResponse
from django.utils.deprecation import MiddlewareMixin


class PaymentRequired(Exception):
    pass


class PaymentMiddleware(MiddlewareMixin):
    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)
        return None

# exercise: 09_exception_hooks
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    pass


class PaymentMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)
        return None

# exercise: 09_exception_hooks
from asgiref.sync import markcoroutinefunction
from django.http import JsonResponse


class PaymentRequired(Exception):
    """An open bill."""


class Answers:
    async_capable = True
    sync_capable = False
    answers = {}

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        return response

    def process_exception(self, request, exception):
        for kind, status in self.answers.items():
            if isinstance(exception, kind):
                return JsonResponse({"error": str(exception)}, status=status)
        return None


class PaymentMiddleware(Answers):
    answers = {PaymentRequired: 402}

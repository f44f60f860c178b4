# exercise: 09_exception_hooks
from django.http import JsonResponse
from django.utils.decorators import async_only_middleware


class PaymentRequired(Exception):
    pass


@async_only_middleware
def PaymentMiddleware(get_response):
    async def middleware(request):
        return await get_response(request)

    def process_exception(request, exception):
        if isinstance(exception, PaymentRequired):
            return JsonResponse({"error": str(exception)}, status=402)
        return None

    middleware.process_exception = process_exception
    return middleware

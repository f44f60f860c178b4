# exercise: 09_exception_hooks
from asgiref.sync import iscoroutinefunction
from django.http import JsonResponse
from django.utils.decorators import sync_and_async_middleware


class PaymentRequired(Exception):
    pass


async def process_exception(request, exception):
    if isinstance(exception, PaymentRequired):
        return JsonResponse({"error": str(exception)}, status=402)
    return None


@sync_and_async_middleware
def PaymentMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            return await get_response(request)

    else:

        def middleware(request):
            return get_response(request)

    middleware.process_exception = process_exception
    return middleware

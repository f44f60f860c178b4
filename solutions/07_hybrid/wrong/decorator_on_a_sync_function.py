# false_flags.async_without_code: test_under_asgi
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Carriage"] = "7"
        return response

    return middleware

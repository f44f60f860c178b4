# false_flags: test_call_gives_an_awaitable
from django.utils.decorators import async_only_middleware


@async_only_middleware
def StatusMiddleware(get_response):
    def middleware(request):
        response = get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response

    return middleware

# false_flags: test_call_gives_an_awaitable
# "The decorator makes it async."
from django.utils.decorators import async_only_middleware


@async_only_middleware
def middleware(get_response):
    def middleware_func(request):
        response = get_response(request)
        return response

    return middleware_func

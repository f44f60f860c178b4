# false_flags: test_call_gives_an_awaitable
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def middleware(get_response):
    def inner(request):
        response = get_response(request)
        return response

    return inner

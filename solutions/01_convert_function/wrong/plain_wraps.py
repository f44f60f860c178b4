# sync_call: test_call_gives_an_awaitable
# plain def that returns the coroutine; wraps(get_response)

from functools import wraps
def middleware(get_response):
    @wraps(get_response)
    def middleware_func(request):
        return get_response(request)
    return middleware_func

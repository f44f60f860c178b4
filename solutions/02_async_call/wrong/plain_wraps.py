# sync_call: test_call_gives_an_awaitable
# wraps copies the mark onto a plain def

import functools
class PassMiddleware:
    def __new__(cls, get_response):
        @functools.wraps(get_response)
        def call(request):
            return get_response(request)
        return call

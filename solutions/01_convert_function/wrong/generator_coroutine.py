# name_or_syntax.undefined: test_factory_returns_a_function
import asyncio
def middleware(get_response):
    @asyncio.coroutine
    def middleware_func(request):
        response = yield from get_response(request)
        return response
    return middleware_func

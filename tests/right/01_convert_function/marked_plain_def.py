# STYLE: plain def that hands on the coroutine, marked as coroutine function
from asgiref.sync import markcoroutinefunction


def middleware(get_response):
    def middleware_func(request):
        return get_response(request)

    return markcoroutinefunction(middleware_func)

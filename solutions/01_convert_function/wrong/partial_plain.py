# sync_call: test_call_gives_an_awaitable
from functools import partial


def handle(get_response, request):
    response = get_response(request)
    return response


def middleware(get_response):
    return partial(handle, get_response)

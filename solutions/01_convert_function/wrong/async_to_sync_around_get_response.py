# sync_bridge_in_loop: test_call_gives_an_awaitable
# "Django has a converter for this: make get_response fit my sync function."
from asgiref.sync import async_to_sync


def middleware(get_response):
    get_response_sync = async_to_sync(get_response)

    def middleware_func(request):
        response = get_response_sync(request)
        return response

    return middleware_func

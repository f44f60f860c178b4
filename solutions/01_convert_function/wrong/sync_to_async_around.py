# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
from asgiref.sync import sync_to_async


def middleware(get_response):
    @sync_to_async
    def call(request):
        return get_response(request)

    async def middleware_func(request):
        response = await call(request)
        return response

    return middleware_func

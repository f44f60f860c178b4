# false_flags: test_under_asgi
# A coroutine function is no coroutine.
from inspect import iscoroutine
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    if iscoroutine(get_response):

        async def middleware(request):
            response = await get_response(request)
            response["X-Carriage"] = "7"
            return response

    else:

        def middleware(request):
            response = get_response(request)
            response["X-Carriage"] = "7"
            return response

    return middleware

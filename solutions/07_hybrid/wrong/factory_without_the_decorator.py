# extra_adapter.sync_only: test_no_adapter_under_asgi
from asgiref.sync import iscoroutinefunction


def CarriageMiddleware(get_response):
    if iscoroutinefunction(get_response):

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

import functools

from asgiref.sync import iscoroutinefunction


def response_middleware(change):
    def factory(get_response):
        if iscoroutinefunction(get_response):

            async def middleware(request):
                return change(await get_response(request))

        else:

            @functools.wraps(change)
            def middleware(request):
                return change(get_response(request))

        return middleware

    factory.async_capable = factory.sync_capable = True
    return factory


@response_middleware
def CarriageMiddleware(response):
    response["X-Carriage"] = "7"
    return response

from asgiref.sync import iscoroutinefunction


def sign(response):
    response["X-Carriage"] = 7
    return response


def CarriageMiddleware(get_response):
    if not iscoroutinefunction(get_response):
        return lambda request: sign(get_response(request))

    async def middleware(request):
        return sign(await get_response(request))

    return middleware


CarriageMiddleware.sync_capable = CarriageMiddleware.async_capable = True

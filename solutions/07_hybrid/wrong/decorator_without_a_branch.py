# false_flags.no_sync_code: test_under_wsgi, test_beside_sync_middleware
# The decorator will do the rest.
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    async def middleware(request):
        response = await get_response(request)
        response["X-Carriage"] = "7"
        return response

    return middleware

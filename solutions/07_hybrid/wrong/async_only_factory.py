# extra_adapter.async_only: test_no_adapter_under_wsgi, test_beside_sync_middleware
from django.utils.decorators import async_only_middleware


@async_only_middleware
def CarriageMiddleware(get_response):
    async def middleware(request):
        response = await get_response(request)
        response["X-Carriage"] = "7"
        return response

    return middleware

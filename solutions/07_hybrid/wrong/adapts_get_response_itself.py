# extra_adapter.by_hand: test_no_adapter_under_wsgi, test_beside_sync_middleware
from asgiref.sync import async_to_sync, iscoroutinefunction, sync_to_async
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    sync = not iscoroutinefunction(get_response)
    inside = sync_to_async(get_response) if sync else get_response

    async def middleware(request):
        response = await inside(request)
        response["X-Carriage"] = "7"
        return response

    return async_to_sync(middleware) if sync else middleware

# Where what is inside is sync, it goes round by itself.
from asgiref.sync import async_to_sync, iscoroutinefunction, sync_to_async
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def TicketMiddleware(get_response):
    sync = not iscoroutinefunction(get_response)
    inside = sync_to_async(get_response) if sync else get_response

    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = await inside(request)
        response["X-Checked"] = "yes"
        return response

    return async_to_sync(check) if sync else check

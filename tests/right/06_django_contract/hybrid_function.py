from asgiref.sync import iscoroutinefunction
from django.core.exceptions import PermissionDenied
from django.utils.decorators import sync_and_async_middleware


def check(request):
    if request.headers.get("X-Ticket") == "used":
        raise PermissionDenied("used")


@sync_and_async_middleware
def TicketMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            check(request)
            response = await get_response(request)
            response["X-Checked"] = "yes"
            return response

    else:

        def middleware(request):
            check(request)
            response = get_response(request)
            response["X-Checked"] = "yes"
            return response

    return middleware

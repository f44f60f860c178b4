from functools import partial

from django.core.exceptions import PermissionDenied


async def handle(get_response, request):
    if request.headers.get("X-Ticket") == "used":
        raise PermissionDenied("used")
    response = await get_response(request)
    response["X-Checked"] = "yes"
    return response


def TicketMiddleware(get_response):
    return partial(handle, get_response)


TicketMiddleware.async_capable = True
TicketMiddleware.sync_capable = False

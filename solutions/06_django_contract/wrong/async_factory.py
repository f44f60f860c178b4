# async_factory_or_init.async_factory: test_alone
from django.core.exceptions import PermissionDenied
from django.utils.decorators import async_only_middleware


@async_only_middleware
async def TicketMiddleware(get_response):
    async def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")
        response = await get_response(request)
        response["X-Checked"] = "yes"
        return response

    return check

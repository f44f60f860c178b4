from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __new__(cls, get_response):
        async def handle(request):
            if request.headers.get("X-Ticket") == "used":
                raise PermissionDenied("used")
            response = await get_response(request)
            response["X-Checked"] = "yes"
            return response

        return handle

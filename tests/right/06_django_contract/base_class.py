from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class AsyncMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        await self.before(request)
        return await self.after(await self.get_response(request))

    async def before(self, request):
        pass

    async def after(self, response):
        return response


class TicketMiddleware(AsyncMiddleware):
    async def before(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

    async def after(self, response):
        response["X-Checked"] = "yes"
        return response

import asyncio

from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable, sync_capable = True, False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        match request.headers.get("X-Ticket"):
            case "used":
                raise PermissionDenied
        async with asyncio.timeout(30):
            response = await asyncio.create_task(self.get_response(request))
        response["X-Checked"] = "yes"
        return response

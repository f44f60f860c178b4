from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


def async_middleware(cls):
    made = cls.__init__

    def __init__(self, *args, **kwargs):
        made(self, *args, **kwargs)
        markcoroutinefunction(self)

    cls.__init__ = __init__
    cls.async_capable, cls.sync_capable = True, False
    return cls


@async_middleware
class TicketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

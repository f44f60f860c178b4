# no_flags: test_alone
# exercise: 06_django_contract
import functools

from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


def counted(cls):
    def factory(get_response):
        return cls(get_response)

    return factory


@counted
class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

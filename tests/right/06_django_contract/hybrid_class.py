from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.acall(request)
        self.check(request)
        return self.sign(self.get_response(request))

    async def acall(self, request):
        self.check(request)
        return self.sign(await self.get_response(request))

    @staticmethod
    def check(request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

    @staticmethod
    def sign(response):
        response["X-Checked"] = "yes"
        return response

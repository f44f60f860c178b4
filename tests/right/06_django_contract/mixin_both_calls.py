from django.core.exceptions import PermissionDenied
from django.utils.deprecation import MiddlewareMixin


class TicketMiddleware(MiddlewareMixin):
    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        self.check(request)
        response = self.get_response(request)
        response["X-Checked"] = "yes"
        return response

    async def __acall__(self, request):
        self.check(request)
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

    def check(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("used")

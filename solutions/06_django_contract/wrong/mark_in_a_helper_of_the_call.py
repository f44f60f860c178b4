# unmarked: test_refusal_is_answered, test_beneath_a_mixin, test_beneath_a_sync_middleware, test_under_wsgi
# exercise: 06_django_contract
from asgiref.sync import markcoroutinefunction
from django.core.exceptions import PermissionDenied


class TicketMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self._ready = False

    def _prepare(self):
        if not self._ready:
            markcoroutinefunction(self)
            self._ready = True

    async def __call__(self, request):
        self._prepare()
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response

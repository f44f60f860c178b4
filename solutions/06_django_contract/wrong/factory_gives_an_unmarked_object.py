# unmarked: test_refusal_is_answered, test_beneath_a_mixin, test_beneath_a_sync_middleware, test_under_wsgi
from django.utils.decorators import async_only_middleware
from django.core.exceptions import PermissionDenied
class _Ticket:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        if request.headers.get("X-Ticket") == "used":
            raise PermissionDenied("this ticket was used before")
        response = await self.get_response(request)
        response["X-Checked"] = "yes"
        return response
@async_only_middleware
def TicketMiddleware(get_response):
    return _Ticket(get_response)

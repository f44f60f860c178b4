# mixin_misuse.acall_only: test_answers_by_itself
# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin


class MaintenanceMiddleware(MiddlewareMixin):
    async def __acall__(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await self.get_response(request)

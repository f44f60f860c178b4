# mixin_misuse: test_answers_by_itself, test_lets_others_in, test_view_is_called_once
# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin


class MaintenanceMiddleware(MiddlewareMixin):
    async def process_request(self, request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})

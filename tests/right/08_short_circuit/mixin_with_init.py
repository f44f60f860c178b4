# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin


class MaintenanceMiddleware(MiddlewareMixin):
    def __init__(self, get_response):
        super().__init__(get_response)
        self.closed_when = "on"

    def process_request(self, request):
        closed = request.headers.get("X-Maintenance") == self.closed_when
        return HttpResponse(status=503, headers={"Retry-After": "60"}) if closed else None

# inside_runs.not_returned: test_answers_by_itself
from django.utils.deprecation import MiddlewareMixin
class MaintenanceMiddleware(MiddlewareMixin):
    def process_request(self, request):
        if request.headers.get("X-Maintenance") == "on":
            HttpResponse(status=503, headers={"Retry-After": "60"})
from django.http import HttpResponse

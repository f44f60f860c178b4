# inside_runs: test_inside_is_not_run, test_lets_others_in, test_others_do_not_wait
# exercise: 08_short_circuit
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class MaintenanceMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        response.status_code = 503
        response["Retry-After"] = "60"
        return response

# inside_runs.asked_first: test_inside_is_not_run
from asgiref.sync import markcoroutinefunction
from django.http import HttpResponse


class Base:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        return await self.get_response(request)


class MaintenanceMiddleware(Base):
    async def __call__(self, request):
        response = await super().__call__(request)
        match request.headers.get("X-Maintenance"):
            case "on":
                return HttpResponse("closed", status=503, headers={"Retry-After": "60"})
        return response
